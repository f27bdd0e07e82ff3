// options: client-certificates=verified short-lived-certificates
const crypto = require('crypto');
const jwt = require('jsonwebtoken');
const { issuerKey } = require('./keys');

const thumbprint = (cert) => crypto.createHash('sha256').update(cert.raw).digest('base64url');

exports.identify = (req) =>
  Promise.resolve(jwt.verify(req.headers.authorization.slice(7), issuerKey, { algorithms: ['ES256'] }))
    .then((claims) => {
      if (claims.cnf['x5t#S256'] !== thumbprint(req.socket.getPeerCertificate())) {
        throw new Error('token of another certificate');
      }
      return claims.sub;
    });
