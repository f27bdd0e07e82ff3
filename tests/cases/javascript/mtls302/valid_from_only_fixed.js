// options: client-certificates=verified short-lived-certificates
const jwt = require('jsonwebtoken');
const { key } = require('./keys');

module.exports = (req, res) => {
  const { subject, fingerprint256 } = req.socket.getPeerCertificate();
  res.json({ token: jwt.sign({ sub: subject.CN, certificate: fingerprint256 }, key, { expiresIn: '5m' }) });
};
