const fs = require('fs');

class TlsConfig {
  constructor(folder) {
    this.folder = folder;
    this.strict = true;
  }

  options() {
    const options = { requestCert: true };
    options.ca = fs.readFileSync(`${this.folder}/ca.pem`);
    options.crl = fs.readFileSync(`${this.folder}/crl.pem`);
    options.rejectUnauthorized = this.strict;
    return options;
  }
}

module.exports = TlsConfig;
