import jwt

# ruleid: mtls103-unverified-token-python
claims = jwt.decode(token, options={"verify_signature": False})

# ruleid: mtls103-unverified-token-python
claims = jwt.decode(token, KEY, options=dict(verify_signature=False))

# ruleid: mtls103-unverified-token-python
claims = jwt.decode(token, KEY, verify=False)

# ruleid: mtls103-unverified-token-python
claims = jwt.decode(token, algorithms=["RS256", "none"])


def from_jose(token):
    from jose import jwt as jose_jwt

    # ruleid: mtls103-unverified-token-python
    return jose_jwt.get_unverified_claims(token)


# ok: mtls103-unverified-token-python
claims = jwt.decode(token, KEY, algorithms=["RS256"])

# ok: mtls103-unverified-token-python
claims = jwt.decode(token, KEY, algorithms=["RS256"], options={"verify_aud": False})


def peeks(token):
    # ok: mtls103-unverified-token-python
    issuer = jwt.decode(token, options={"verify_signature": False})["iss"]
    return jwt.decode(token, KEYS[issuer], algorithms=["RS256"])


def of_its_own(registry, token):
    # ok: mtls103-unverified-token-python
    return registry.jwt.decode(token, verify=False)
