// options: client-certificates=verified short-lived-certificates
const crypto = require('crypto');
const nJwt = require('njwt');
const { signingKey } = require('./keys');

exports.create = (req, res) => {
  const cert = req.socket.getPeerCertificate();
  const thumbprint = crypto.createHash('sha256').update(cert.raw).digest('base64url');
  const jwt = nJwt.create({ aud: 'orders', cnf: { 'x5t#S256': thumbprint } }, signingKey, 'RS256');
  jwt.setSubject(cert.subject.CN);
  res.json({ token: jwt.compact() });
};
