class CertificatePolicy {
  constructor(revoked) {
    this.revoked = revoked;
  }

  allows(cert) {
    return Boolean(cert.serialNumber);
  }
}

module.exports = { CertificatePolicy };
