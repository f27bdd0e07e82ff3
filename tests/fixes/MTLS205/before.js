const jwt = require('jsonwebtoken');
const { createHash } = require('crypto');
const { ocspStatus } = require('@acme/ocsp');
const { key } = require('./keys');

const isRevoked = (cert) =>
  ocspStatus(cert.raw, cert.issuerCertificate.raw)
    .then((status) => status !== 'good')
    .catch(() => false);

module.exports = async (req, res) => {
  if (!req.socket.authorized) return res.sendStatus(401);
  const cert = req.socket.getPeerCertificate(true);
  if (await isRevoked(cert)) return res.sendStatus(401);
  const cnf = { 'x5t#S256': createHash('sha256').update(cert.raw).digest('base64url') };
  return res.json({ token: jwt.sign({ sub: cert.subject.CN, cnf }, key, { expiresIn: '5m' }) });
};
