// options: client-certificates=verified short-lived-certificates
const { createVerifier } = require('fast-jwt');
const { createHash } = require('crypto');
const { issuerKey } = require('./keys');

const verify = createVerifier({ key: issuerKey, algorithms: ['ES256'], ignoreExpiration: false });

module.exports = (req, res, next) => {
  const claims = verify(req.headers.authorization.slice(7));
  const cert = req.socket.getPeerCertificate();
  if (claims.cnf['x5t#S256'] !== createHash('sha256').update(cert.raw).digest('base64url')) {
    return res.sendStatus(401);
  }
  return next();
};
