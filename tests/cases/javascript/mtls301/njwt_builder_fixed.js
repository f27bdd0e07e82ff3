// options: client-certificates=verified short-lived-certificates
const nJwt = require('njwt');
const crypto = require('crypto');
const { signingKey } = require('./keys');

exports.create = (req, res) => {
  const cert = req.connection.getPeerCertificate();
  const claims = { iss: 'https://sts.internal', sub: cert.subject.CN };
  claims.cnf = { 'x5t#S256': crypto.createHash('sha256').update(cert.raw).digest('base64url') };
  const jwt = nJwt.create(claims, signingKey, 'RS256');
  res.json({ token: jwt.compact() });
};
