// options: assume-mtls
const crypto = require('crypto');
const jwt = require('jsonwebtoken');

const trustedCa = new crypto.X509Certificate(require('fs').readFileSync('ca.crt'));

module.exports = function authenticate(req, res, next) {
  const token = req.headers.authorization.slice(7);
  const { header } = jwt.decode(token, { complete: true });
  const pem = `-----BEGIN CERTIFICATE-----\n${header.x5c[0]}\n-----END CERTIFICATE-----`;
  const signer = new crypto.X509Certificate(pem);
  req.user = jwt.verify(token, signer.publicKey, { algorithms: ['RS256'] });  // expect: MTLS102
  next();
};
