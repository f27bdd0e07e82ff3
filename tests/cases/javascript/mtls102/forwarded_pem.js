// options: short-lived-certificates
const { createPublicKey, X509Certificate } = require('crypto');
const jwt = require('jsonwebtoken');
const jwks = require('./issuer-keys');

exports.requireToken = (req, res, next) => {
  // expect: MTLS404
  const pem = decodeURIComponent(req.get('x-ssl-client-cert'));
  const token = req.headers.authorization.split(' ')[1];
  const key = createPublicKey(pem);
  jwt.verify(token, key, { algorithms: ['RS256'] }, (err, claims) => {  // expect: MTLS102
    if (err) return res.status(401).end();
    req.user = claims.sub;
    next();
  });
};
