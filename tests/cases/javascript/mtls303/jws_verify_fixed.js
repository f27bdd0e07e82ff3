// options: client-certificates=verified short-lived-certificates
const crypto = require('crypto');
const jws = require('jws');
const { issuerKey } = require('./keys');

module.exports = function (req, res, next) {
  const token = req.headers.authorization.slice(7);
  if (!jws.verify(token, 'RS256', issuerKey)) {
    return res.sendStatus(401);
  }
  const { payload } = jws.decode(token, { json: true });
  const cert = req.socket.getPeerX509Certificate();
  const digest = crypto.createHash('sha256').update(cert.raw).digest('base64url');
  req.user = { sub: payload.sub, via: digest };
  return payload.cnf['x5t#S256'] === digest ? next() : res.sendStatus(401);
};
