const ocsp = require('ocsp');

exports.assertNotRevoked = (cert) =>
  new Promise((resolve, reject) => {
    ocsp.check({ cert: cert.raw, issuer: cert.issuerCertificate.raw }, (error) => (error ? reject(error) : resolve()));
  });
