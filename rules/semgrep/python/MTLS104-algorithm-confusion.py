import jwt

# ruleid: mtls104-algorithm-confusion-python
claims = jwt.decode(token, KEY, algorithms=["RS256", "HS256"])

# ruleid: mtls104-algorithm-confusion-python
claims = jwt.decode(token, KEY, ["HS512", "ES256"], audience="orders")

# ruleid: mtls104-algorithm-confusion-python
claims = jwt.decode(token, KEY, algorithms=[jwt.get_unverified_header(token)["alg"]])


def of_the_header(token):
    header = jwt.get_unverified_header(token)
    # ruleid: mtls104-algorithm-confusion-python
    return jwt.decode(token, KEYS[header["kid"]], algorithms=[header["alg"]])


# ok: mtls104-algorithm-confusion-python
claims = jwt.decode(token, KEY, algorithms=["RS256", "ES256"])

# ok: mtls104-algorithm-confusion-python
claims = jwt.decode(token, SECRET, algorithms=["HS256", "HS512"])


def of_its_own(wallet, token):
    # ok: mtls104-algorithm-confusion-python
    return wallet.decode(token, KEY, algorithms=["RS256", "HS256"])
