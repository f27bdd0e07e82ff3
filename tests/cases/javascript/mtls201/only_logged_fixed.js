// options: short-lived-certificates
const jwt = require('jsonwebtoken');
const { createHash } = require('crypto');
const logger = require('./logger');
const { key } = require('./keys');

function tokenFor(cert) {
  const cnf = { 'x5t#S256': createHash('sha256').update(cert.raw).digest('base64url') };
  return jwt.sign({ sub: cert.subject.CN, cnf }, key, { expiresIn: 600 });
}

module.exports = (req, res) => {
  if (req.client.authorizationError) {
    logger.warn('unauthorized client', req.client.authorizationError);
    return res.status(401).end();
  }
  res.json({ token: tokenFor(req.client.getPeerCertificate()) });
};
