// options: client-certificates=verified short-lived-certificates
const jwt = require('jsonwebtoken');
const { createHash } = require('crypto');
const { issuerKey } = require('./keys');

module.exports = (req, res, next) => {
  const claims = jwt.verify(req.headers.authorization.slice(7), issuerKey, { algorithms: ['RS256'] });
  req.user = claims;
  if (!claims.cnf) {  // expect: MTLS402
    return next();
  }
  const cert = req.socket.getPeerCertificate();
  const presented = createHash('sha256').update(cert.raw).digest('base64url');
  if (claims.cnf['x5t#S256'] !== presented) {
    return res.sendStatus(401);
  }
  next();
};
