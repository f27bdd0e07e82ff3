// options: client-certificates=verified short-lived-certificates
const { promisify } = require('util');
const { createHash } = require('crypto');
const jwt = require('jsonwebtoken');
const { issuerKey } = require('./keys');

const verify = promisify(jwt.verify);

function requireToken(req, res, next) {
  const cert = req.socket.getPeerCertificate();
  const presented = createHash('sha256').update(cert.raw).digest('base64url');
  return verify(req.headers.authorization.split(' ')[1], issuerKey)  // expect: MTLS303
    .then((claims) => {
      if (claims.cnf['x5t#S256'] !== presented) {
        req.suspicious = true;
      }
      req.user = claims;
      next();
    })
    .catch(() => res.sendStatus(401));
}

module.exports = { requireToken };
