// options: client-certificates=verified short-lived-certificates
const jwt = require('jsonwebtoken');
const { createHash } = require('crypto');
const { issuerKey } = require('./keys');

module.exports = (req, res, next) => {
  const cert = req.socket.getPeerCertificate();
  const presented = createHash('sha256').update(cert.raw).digest('base64url');
  const claims = jwt.verify(req.headers.authorization.slice(7), issuerKey, { algorithms: ['RS256'] });
  if (!claims.cnf || claims.cnf['x5t#S256'] !== presented) {
    return res.sendStatus(401);
  }
  req.user = claims;
  next();
};
