from functools import partial

from svc.pki import is_revoked


def ensure(cert, *, deny):
    if is_revoked(cert):
        raise deny("revoked")


must_be_good = partial(ensure, deny=PermissionError)
