// options: client-certificates=verified short-lived-certificates
const { createHash } = require('crypto');
const jwt = require('jsonwebtoken');
const { issuerKey } = require('./keys');

const identify = (req) =>
  Promise.resolve({
    certificate: req.socket.getPeerCertificate(),
    claims: jwt.verify(req.headers.authorization.slice(7), issuerKey, { algorithms: ['ES256'] }),
  });

exports.requireToken = async (req, res, next) => {
  const { certificate, claims } = await identify(req);
  const presented = createHash('sha256').update(certificate.raw).digest('base64url');
  if (claims.cnf?.['x5t#S256'] !== presented) {
    return res.sendStatus(401);
  }
  req.user = claims.sub;
  return next();
};
