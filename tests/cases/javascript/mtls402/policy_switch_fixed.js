// options: client-certificates=verified short-lived-certificates
const crypto = require('crypto');
const jwt = require('jsonwebtoken');
const config = require('./config');

module.exports = (req, res, next) => {
  const claims = jwt.verify(req.headers.authorization.slice(7), config.issuerKey, { algorithms: ['RS256'] });
  if (claims.cnf || config.requireBoundTokens) {
    const presented = crypto.createHash('sha256').update(req.socket.getPeerCertificate().raw).digest('base64url');
    if (claims.cnf?.['x5t#S256'] !== presented) {
      return res.sendStatus(401);
    }
  }
  next();
};
