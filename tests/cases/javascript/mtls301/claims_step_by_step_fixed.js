// options: client-certificates=verified short-lived-certificates
const jwt = require('jsonwebtoken');
const { createHash } = require('crypto');
const { key } = require('./keys');

function claimsFor(cert) {
  const claims = {};
  claims.sub = cert.subject.CN;
  claims.org = cert.subject.O;
  claims.roles = ['service'];
  claims.cnf = {};
  claims.cnf['x5t#S256'] = createHash('sha256').update(cert.raw).digest('base64url');
  return claims;
}

exports.token = (req, res) => {
  const claims = claimsFor(req.socket.getPeerCertificate());
  const token = jwt.sign(claims, key, { algorithm: 'RS256', expiresIn: 300 });
  res.json({ token });
};
