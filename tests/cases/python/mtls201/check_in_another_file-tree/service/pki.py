from cryptography import x509
from cryptography.x509.verification import PolicyBuilder, Store

ROOTS = Store(x509.load_pem_x509_certificates(open("/etc/pki/roots.pem", "rb").read()))
CRL = x509.load_pem_x509_crl(open("/etc/pki/ca.crl", "rb").read())


class CertificateRejected(Exception):
    pass


class CertificateChecker:
    def __init__(self, store=ROOTS, crl=CRL):
        self.verifier = PolicyBuilder().store(store).build_client_verifier()
        self.crl = crl

    def check(self, certificate):
        if self.crl.get_revoked_certificate_by_serial_number(certificate.serial_number):
            raise CertificateRejected(certificate.serial_number)
