// options: client-certificates=verified short-lived-certificates
const crypto = require('crypto');
const jwt = require('jsonwebtoken');
const { issuerKey } = require('./keys');

module.exports = (req, res, next) => {
  const claims = jwt.verify(req.headers.authorization.slice(7), issuerKey, { algorithms: ['RS256'] });
  const hash = crypto.createHash('sha256');
  hash.update(req.socket.getPeerCertificate().raw);
  if (claims.cert_hash !== hash.digest('hex')) {
    return res.sendStatus(401);
  }
  return next();
};
