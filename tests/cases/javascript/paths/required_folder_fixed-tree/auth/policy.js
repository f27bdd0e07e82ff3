class CertificatePolicy {
  constructor(revoked) {
    this.revoked = revoked;
  }

  allows(cert) {
    return !this.revoked.has(cert.serialNumber);
  }
}

module.exports = { CertificatePolicy };
