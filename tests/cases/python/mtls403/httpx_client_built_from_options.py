import httpx


def client(settings):
    options = {"cert": (settings.cert, settings.key), "timeout": 5}
    options["verify"] = False  # expect: MTLS403
    return httpx.Client(**options)
