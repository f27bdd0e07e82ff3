const jwt = require('jsonwebtoken');
const { thumbprint } = require('./binding');

exports.issueFor = (cert) => {
  const claims = { sub: cert.subject.CN };
  claims.aud = thumbprint.name;
  // expect: MTLS301
  return jwt.sign(claims, process.env.SIGNING_KEY, { algorithm: 'ES256', expiresIn: 300 });
};
