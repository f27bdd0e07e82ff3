import httpx


def is_accepted(certificate):
    """The directory knows who is who, and who no longer is."""
    return httpx.post("https://directory.internal/accepted", content=certificate).status_code == 200
