// options: client-certificates=verified short-lived-certificates
const crypto = require('crypto');
const jwt = require('jsonwebtoken');
const { signingKey } = require('./keys');

module.exports = function issue(req, res) {
  // expect: MTLS404
  const cert = new crypto.X509Certificate(decodeURIComponent(req.header('X-SSL-Client-Cert')));
  if (!cert.checkHost('agent.internal')) {
    return res.sendStatus(403);
  }
  const claims = { sub: cert.subject, cnf: { 'x5t#S256': crypto.hash('sha256', cert.raw, 'base64url') } };
  return res.json({ token: jwt.sign(claims, signingKey, { algorithm: 'ES256', expiresIn: '5m' }) });
};
