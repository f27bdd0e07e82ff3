from flask import g

from svc.tokens import issue


def listed(token_info):
    return {"owner": token_info["sub"]}


def renew():
    return {"access_token": issue(g.client)}
