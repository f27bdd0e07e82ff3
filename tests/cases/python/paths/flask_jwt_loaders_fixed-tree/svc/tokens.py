import hmac

from flask_jwt_extended import JWTManager

from svc.client import presented, thumbprint

jwt = JWTManager()


@jwt.additional_claims_loader
def confirmation(identity):
    return {"cnf": {"x5t#S256": thumbprint(presented())}}


@jwt.token_verification_loader
def is_bound(jwt_header, jwt_payload):
    return hmac.compare_digest(jwt_payload["cnf"]["x5t#S256"], thumbprint(presented()))
