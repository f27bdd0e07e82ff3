// options: client-certificates=verified short-lived-certificates
// A confirmation claim that holds only the serial number and the issuer.
const jwt = require('jsonwebtoken');
const { key } = require('./keys');

module.exports = (req, res) => {
  const cert = req.socket.getPeerCertificate();
  const claims = { sub: cert.subject.CN, cnf: { serial: cert.serialNumber, issuer: cert.issuer.CN } };
  // expect: MTLS302
  res.json({ token: jwt.sign(claims, key, { expiresIn: '5m' }) });
};
