import jwt as library


def encode(claims, key, algorithm):
    # expect: MTLS301
    return library.encode(claims, key, algorithm)
