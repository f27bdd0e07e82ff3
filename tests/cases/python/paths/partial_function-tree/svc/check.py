from functools import partial

from svc.pki import is_revoked


def ensure(cert, *, deny):
    is_revoked(cert)


must_be_good = partial(ensure, deny=PermissionError)
