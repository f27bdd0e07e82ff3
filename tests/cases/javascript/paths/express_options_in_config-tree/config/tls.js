const fs = require('fs');

class TlsConfig {
  constructor(folder) {
    this.folder = folder;
    this.strict = false;
  }

  options() {
    const options = { requestCert: true };
    options.ca = fs.readFileSync(`${this.folder}/ca.pem`);
    options.crl = fs.readFileSync(`${this.folder}/crl.pem`);
    // expect: MTLS401
    options.rejectUnauthorized = this.strict;
    return options;
  }
}

module.exports = TlsConfig;
