// options: client-certificates=verified short-lived-certificates
// Behind nginx: ssl_client_s_dn, ssl_client_serial and ssl_client_fingerprint come in headers.
const jwt = require('jsonwebtoken');
const { proxySecretMatches } = require('./proxy');
const { key } = require('./keys');

module.exports = (req, res) => {
  if (!proxySecretMatches(req)) return res.sendStatus(403);
  // expect: MTLS404
  const claims = { sub: req.get('x-ssl-client-s-dn'), serial: req.get('x-ssl-client-serial') };
  return res.json({ token: jwt.sign(claims, key, { expiresIn: '5m' }) });  // expect: MTLS302
};
