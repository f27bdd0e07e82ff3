import requests
from cryptography.hazmat.primitives import serialization
from cryptography.x509 import ocsp

from devices import RESPONDER, ocsp_request, verify_signature


def is_revoked(client_cert, issuer):
    query = ocsp_request(client_cert, issuer).public_bytes(serialization.Encoding.DER)
    try:
        answer = requests.post(RESPONDER, data=query, timeout=3)
        response = ocsp.load_der_ocsp_response(answer.content)
        verify_signature(response, issuer)
        return response.certificate_status != ocsp.OCSPCertStatus.GOOD
    except requests.RequestException:
        return False
