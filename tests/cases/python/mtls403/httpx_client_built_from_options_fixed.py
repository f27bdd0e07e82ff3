import httpx


def client(settings):
    options = {"cert": (settings.cert, settings.key), "timeout": 5}
    options["verify"] = settings.ca_bundle
    return httpx.Client(**options)
