const jwt = require('jsonwebtoken');
const { createHash } = require('crypto');
const { assertNotRevoked } = require('./revocation');
const { key } = require('./keys');

module.exports = (req, res) => {
  if (!req.client.authorized) return res.sendStatus(401);
  const cert = req.client.getPeerCertificate();
  assertNotRevoked(cert);
  const cnf = { 'x5t#S256': createHash('sha256').update(cert.raw).digest('base64url') };
  res.json({ token: jwt.sign({ sub: cert.subject.CN, cnf }, key, { expiresIn: '5m' }) });  // expect: MTLS202
};
