const fs = require('fs');

// Every client presents a certificate of our CA, and none that the CA revoked.
exports.tlsOptions = () => ({
  key: fs.readFileSync('server.key'),
  cert: fs.readFileSync('server.crt'),
  ca: fs.readFileSync('clients-ca.pem'),
  crl: fs.readFileSync('clients.crl'),
  requestCert: true,
  rejectUnauthorized: true,
});
