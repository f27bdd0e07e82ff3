// options: short-lived-certificates
const jwt = require('jsonwebtoken');
const { createHash } = require('crypto');
const { key } = require('./keys');

module.exports = (req, res) => {
  const socket = req.socket;
  if (socket.authorized) {
    return res.status(401).json({ error: socket.authorizationError });
  }
  const cert = socket.getPeerCertificate();
  const cnf = { 'x5t#S256': createHash('sha256').update(cert.raw).digest('base64url') };
  const token = jwt.sign({ sub: cert.subject.CN, cnf }, key, { expiresIn: 600 });  // expect: MTLS201
  res.json({ token });
};
