// options: client-certificates=verified short-lived-certificates
const jwt = require('jsonwebtoken');
const { key } = require('./keys');

module.exports = (req, res) => {
  const cert = req.socket.getPeerCertificate();
  const token = jwt.sign({ sub: cert.subject.CN, cert: cert.fingerprint256 }, key, {
    expiresIn: '5m',
  });
  res.json({ token });
};
