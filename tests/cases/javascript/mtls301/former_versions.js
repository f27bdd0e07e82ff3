// options: client-certificates=verified short-lived-certificates
const express = require('express');
const { JWT } = require('jose');
const { key } = require('./keys');

const app = express();
app.post('/token', (req, res) => {
  const cert = req.socket.getPeerCertificate();
  // expect: MTLS301
  res.json({ token: JWT.sign({ sub: cert.subject.CN }, key, { algorithm: 'ES256', expiresIn: '5m' }) });
});
