// options: client-certificates=verified short-lived-certificates
const jwt = require('jsonwebtoken');
const { createHash } = require('crypto');
const { accounts } = require('./accounts');
const { issuerKey } = require('./keys');

module.exports = async (req, res) => {
  const claims = jwt.verify(req.headers.authorization.slice(7), issuerKey, { algorithms: ['ES256'] });
  const presented = createHash('sha256').update(req.socket.getPeerCertificate().raw).digest('base64url');
  if (claims.cnf['x5t#S256'] !== presented) throw new Error('bound to another certificate');
  res.json(await accounts.of(claims.sub));
};
