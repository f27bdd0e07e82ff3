// options: short-lived-certificates
const fs = require('fs');
const forge = require('node-forge');
const jwt = require('jsonwebtoken');
const crypto = require('crypto');
const { key } = require('./keys');

const ca = forge.pki.certificateFromPem(fs.readFileSync('clients-ca.crt', 'utf8'));

module.exports = (req, res) => {
  const peer = req.socket.getPeerCertificate();
  const pem = `-----BEGIN CERTIFICATE-----\n${peer.raw.toString('base64')}\n-----END CERTIFICATE-----`;
  const cert = forge.pki.certificateFromPem(pem);
  if (!ca.verify(cert)) {
    return res.sendStatus(401);
  }
  const now = new Date();
  if (now < cert.validity.notBefore || now > cert.validity.notAfter) {
    return res.sendStatus(401);
  }
  const cnf = { 'x5t#S256': crypto.createHash('sha256').update(peer.raw).digest('base64url') };
  res.json({ token: jwt.sign({ sub: peer.subject.CN, cnf }, key, { expiresIn: '5m' }) });
};
