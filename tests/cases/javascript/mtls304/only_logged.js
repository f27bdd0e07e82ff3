// options: client-certificates=verified short-lived-certificates
const crypto = require('crypto');
const jwt = require('jsonwebtoken');
const { key } = require('./keys');

module.exports = (req, res) => {
  const cert = req.socket.getPeerCertificate();
  console.log('client', cert.fingerprint);
  const cnf = { 'x5t#S256': crypto.createHash('sha256').update(cert.raw).digest('base64url') };
  res.json({ token: jwt.sign({ sub: cert.subject.CN, cnf }, key, { expiresIn: '5m' }) });
};
