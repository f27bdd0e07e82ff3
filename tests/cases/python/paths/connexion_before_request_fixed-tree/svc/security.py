from flask import g

from svc.tokens import accept


def bearer_info(token):
    return accept(token, g.client)
