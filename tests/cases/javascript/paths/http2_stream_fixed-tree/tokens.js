const jwt = require('jsonwebtoken');
const { thumbprint } = require('./binding');

exports.issueFor = (cert) => {
  const claims = { sub: cert.subject.CN };
  claims.cnf = { 'x5t#S256': thumbprint(cert) };
  return jwt.sign(claims, process.env.SIGNING_KEY, { algorithm: 'ES256', expiresIn: 300 });
};
