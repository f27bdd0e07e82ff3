const crypto = require('crypto');
const fs = require('fs');
const jwt = require('jsonwebtoken');

const signingKey = fs.readFileSync('/run/secrets/issuer.key');

function issue(cert) {
  const x5t = crypto.createHash('sha256').update(cert.raw).digest('base64url');
  const claims = { sub: cert.subject.CN, cnf: { 'x5t#S256': x5t } };
  return jwt.sign(claims, signingKey, { algorithm: 'RS256', expiresIn: '5m', issuer: 'https://login.example.com' });
}

module.exports.issue = issue;
