// options: client-certificates=verified short-lived-certificates
const { createHash } = require('crypto');
const { jwtVerify, importSPKI } = require('jose');
const { audit, publicKeyPem } = require('./config');

module.exports = async function (req, res, next) {
  const key = await importSPKI(publicKeyPem, 'RS256');
  const [{ payload }] = await Promise.all([
    jwtVerify(req.headers.authorization.slice(7), key),
    audit(req.url).finally(() => req.resume()),
  ]);
  const presented = createHash('sha256').update(req.socket.getPeerCertificate().raw).digest();
  const bound = Buffer.from(payload.cnf['x5t#S256'], 'base64url');
  if (!bound.equals(presented)) return res.sendStatus(401);
  return next();
};
