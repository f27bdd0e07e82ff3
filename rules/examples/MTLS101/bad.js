const express = require('express');
const jwt = require('jsonwebtoken');
const app = express();

app.post('/token', (req, res) => {
  const cert = req.clientCert;
  res.json({ token: jwt.sign({ sub: cert.subject }, cert.privateKey, { algorithm: 'RS256', expiresIn: '5m' }) });
});
