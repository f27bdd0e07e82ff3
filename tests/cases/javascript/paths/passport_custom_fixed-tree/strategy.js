const crypto = require('crypto');
const jwt = require('jsonwebtoken');
const { Strategy: CustomStrategy } = require('passport-custom');

exports.bound = new CustomStrategy((req, done) => {
  const [, token] = (req.headers.authorization || '').split(' ');
  let claims;
  try {
    claims = jwt.verify(token, process.env.ISSUER_PUBLIC_KEY, { algorithms: ['ES256'], audience: 'orders' });
  } catch (error) {
    return done(null, false);
  }
  const presented = crypto.createHash('sha256').update(req.socket.getPeerCertificate().raw).digest('base64url');
  const matches = claims.cnf?.['x5t#S256'] === presented;
  return done(null, matches ? { id: claims.sub } : false);
});
