import certvalidator
from certvalidator import ValidationContext
from pyhanko_certvalidator.policy_decl import CertRevTrustPolicy, RevocationCheckingRule

# ruleid: mtls205-revocation-fail-open-python
context = ValidationContext(trust_roots=roots, allow_fetching=True, revocation_mode="soft-fail")

# ruleid: mtls205-revocation-fail-open-python
context = certvalidator.ValidationContext(revocation_mode="soft-fail", crls=crls)

# ruleid: mtls205-revocation-fail-open-python
rule = RevocationCheckingRule.NO_CHECK


def is_revoked(cert, issuer):
    try:
        return query(cert, issuer).status is OCSPCertStatus.REVOKED
    except requests.RequestException:
        # ruleid: mtls205-revocation-fail-open-python
        return False


def is_not_revoked(cert):
    try:
        return crl.find(cert) is None
    except OSError as error:
        log.warning("no CRL: %s", error)
        # ruleid: mtls205-revocation-fail-open-python
        return True


# ok: mtls205-revocation-fail-open-python
context = ValidationContext(trust_roots=roots, allow_fetching=True, revocation_mode="hard-fail")

# ok: mtls205-revocation-fail-open-python
context = ValidationContext(trust_roots=roots, allow_fetching=True, revocation_mode="require")

# ok: mtls205-revocation-fail-open-python
rule = RevocationCheckingRule.CHECK_IF_DECLARED


def is_cert_revoked(cert, issuer):
    try:
        return query(cert, issuer).status is OCSPCertStatus.REVOKED
    except requests.RequestException:
        # ok: mtls205-revocation-fail-open-python
        return True


def check_revoked(cert):
    try:
        return crl.find(cert) is not None
    except OSError as error:
        # ok: mtls205-revocation-fail-open-python
        raise Unavailable from error
