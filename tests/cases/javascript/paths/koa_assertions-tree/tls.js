const fs = require('fs');

module.exports = {
  key: fs.readFileSync('server.key'),
  cert: fs.readFileSync('server.crt'),
  ca: fs.readFileSync('clients-ca.pem'),
  crl: fs.readFileSync('clients.crl'),
  requestCert: true,
};
