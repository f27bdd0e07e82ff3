from datetime import timedelta

import jwt
from flask_jwt_extended import decode_token

# ruleid: mtls503-expiry-not-enforced-python
claims = jwt.decode(token, key, algorithms=["RS256"], options={"verify_exp": False})

options = {
    "verify_aud": True,
    # ruleid: mtls503-expiry-not-enforced-python
    "verify_exp": False,
}

# ruleid: mtls503-expiry-not-enforced-python
jwt.decode(token, key, algorithms=["RS256"], options=dict(verify_exp=False))

# ruleid: mtls503-expiry-not-enforced-python
decode_token(token, allow_expired=True)

# ruleid: mtls503-expiry-not-enforced-python
jwt.decode(token, key, algorithms=["RS256"], leeway=604800)

# ruleid: mtls503-expiry-not-enforced-python
jwt.decode(token, key, algorithms=["RS256"], leeway=timedelta(days=30))


def assigned(options):
    # ruleid: mtls503-expiry-not-enforced-python
    options["verify_exp"] = True
    return jwt.decode(token, key, algorithms=["RS256"], options=options)


# ok: mtls503-expiry-not-enforced-python
jwt.decode(token, key, algorithms=["RS256"], options={"verify_exp": True})

# ok: mtls503-expiry-not-enforced-python
jwt.decode(token, options={"verify_signature": False, "verify_exp": False})

# ok: mtls503-expiry-not-enforced-python
decode_token(token)

# ok: mtls503-expiry-not-enforced-python
jwt.decode(token, key, algorithms=["RS256"], leeway=60)

# ok: mtls503-expiry-not-enforced-python
jwt.decode(token, key, algorithms=["RS256"], leeway=timedelta(seconds=30))


def enforced_by_hand(token):
    # ok: mtls503-expiry-not-enforced-python
    claims = jwt.decode(token, key, algorithms=["RS256"], options={"verify_exp": False})
    if claims["exp"] < time.time():
        raise Expired
    return claims
