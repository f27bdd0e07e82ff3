import hmac

import jwt
from django.http import HttpResponse, HttpResponseForbidden

from office import ISSUER_KEY, ensure_not_revoked, thumbprint_of


def login(request):
    der = request.environ["gunicorn.socket"].getpeercert(binary_form=True)
    if der is None:
        return HttpResponseForbidden()
    ensure_not_revoked(der)
    claims = jwt.decode(request.POST["token"], ISSUER_KEY, algorithms=["ES256"], audience="office")
    if not hmac.compare_digest(claims["cnf"]["x5t#S256"], thumbprint_of(der)):
        return HttpResponseForbidden()
    request.session.cycle_key()
    request.session["clerk"] = claims["sub"]
    return HttpResponse(status=204)
