const express = require('express');
const jwt = require('jsonwebtoken');
const { thumbprint } = require('./binding');

const app = express();
app.post('/token', (req, res) => {
  const cert = req.socket.getPeerCertificate();
  const cnf = { 'x5t#S256': thumbprint(cert) };
  // expect: MTLS201
  const token = jwt.sign({ sub: cert.subject.CN, cnf }, process.env.SIGNING_KEY, { algorithm: 'ES256', expiresIn: '10m' });
  res.json({ access_token: token });
});

module.exports = { app };
