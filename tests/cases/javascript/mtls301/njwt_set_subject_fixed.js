// options: client-certificates=verified short-lived-certificates
const nJwt = require('njwt');
const { createHash } = require('crypto');
const { signingKey } = require('./keys');

exports.create = (req, res) => {
  const cert = req.socket.getPeerCertificate();
  const thumbprint = createHash('sha256').update(cert.raw).digest('base64url');
  const jwt = nJwt.create({ iss: 'https://sts.internal', cnf: { 'x5t#S256': thumbprint } }, signingKey);
  jwt.setSubject(cert.subject.CN);
  res.json({ token: jwt.compact() });
};
