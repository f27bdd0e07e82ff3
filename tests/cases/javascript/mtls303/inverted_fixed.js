// options: client-certificates=verified short-lived-certificates
const jwt = require('jsonwebtoken');
const { thumbprint } = require('./thumbprint');
const { issuerKey } = require('./keys');

module.exports = (req, res, next) => {
  const cert = req.socket.getPeerCertificate();
  jwt.verify(req.token, issuerKey, { algorithms: ['RS256'] }, (error, claims) => {
    if (error) return next(error);
    if (claims.cnf['x5t#S256'] !== thumbprint(cert)) {
      return res.status(401).json({ error: 'invalid_token' });
    }
    req.claims = claims;
    return next();
  });
};
