const assert = require('assert');
const { createHash } = require('crypto');
const jwt = require('jsonwebtoken');

exports.open = (req) => {
  // expect: MTLS303
  const claims = jwt.verify(req.headers['x-token'], process.env.ISSUER_KEY, { issuer: 'https://login.example.com', audience: 'orders', algorithms: ['RS256'] });
  const cert = req.socket.getPeerCertificate();
  assert.ok(claims.cnf, 'no confirmation');
  assert.ok(claims.cnf['x5t#S256'], createHash('sha256').update(cert.raw).digest('base64url'));
  return claims;
};
