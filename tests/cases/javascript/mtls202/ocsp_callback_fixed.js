const crypto = require('crypto');
const jwt = require('jsonwebtoken');
const ocsp = require('ocsp');
const { key } = require('./keys');

module.exports = (req, res) => {
  if (!req.client.authorized) return res.sendStatus(401);
  const cert = req.client.getPeerCertificate(true);
  const cnf = { 'x5t#S256': crypto.createHash('sha256').update(cert.raw).digest('base64url') };
  ocsp.check({ cert: cert.raw, issuer: cert.issuerCertificate.raw }, (error, response) => {
    if (error) return res.sendStatus(401);
    res.json({ token: jwt.sign({ sub: cert.subject.CN, cnf }, key, { expiresIn: '5m' }) });
  });
};
