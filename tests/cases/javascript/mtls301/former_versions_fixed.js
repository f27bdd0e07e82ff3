// options: client-certificates=verified short-lived-certificates
const crypto = require('crypto');
const express = require('express');
const { JWT } = require('jose');
const { key } = require('./keys');

const app = express();
app.post('/token', (req, res) => {
  const cert = req.socket.getPeerCertificate();
  const cnf = { 'x5t#S256': crypto.createHash('sha256').update(cert.raw).digest('base64url') };
  res.json({ token: JWT.sign({ sub: cert.subject.CN, cnf }, key, { algorithm: 'ES256', expiresIn: '5m' }) });
});
