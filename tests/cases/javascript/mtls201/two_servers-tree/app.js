const crypto = require('crypto');
const express = require('express');
const jwt = require('jsonwebtoken');

const app = express();
const key = crypto.createPrivateKey(process.env.SIGNING_KEY);

app.post('/token', (req, res) => {
  const cert = req.socket.getPeerCertificate();
  const cnf = { 'x5t#S256': crypto.createHash('sha256').update(cert.raw).digest('base64url') };
  res.json({ token: jwt.sign({ sub: cert.subject.CN, cnf }, key, { expiresIn: '5m' }) });  // expect: MTLS201
});

module.exports = app;
