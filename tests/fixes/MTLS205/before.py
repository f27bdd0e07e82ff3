"""Client certificate checks of the enrolment service."""

import logging

import requests
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.x509 import ocsp

log = logging.getLogger(__name__)


def certificate_revoked(certificate: x509.Certificate, issuer: x509.Certificate, responder: str) -> bool:
    query = ocsp.OCSPRequestBuilder().add_certificate(certificate, issuer, hashes.SHA256()).build()
    try:
        answer = requests.post(
            responder,
            data=query.public_bytes(serialization.Encoding.DER),
            headers={"Content-Type": "application/ocsp-request"},
            timeout=3,
        )
        response = ocsp.load_der_ocsp_response(answer.content)
        issuer.public_key().verify(response.signature, response.tbs_response_bytes, response.signature_hash_algorithm)
        return response.certificate_status != ocsp.OCSPCertStatus.GOOD
    except requests.RequestException:
        log.warning("no answer from %s", responder)
        return False
