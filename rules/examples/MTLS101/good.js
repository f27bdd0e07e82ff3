const express = require('express');
const fs = require('fs');
const jwt = require('jsonwebtoken');
const app = express();
const issuerKey = fs.readFileSync('/etc/issuer/key.pem');

app.post('/token', (req, res) => {
  const cert = req.clientCert;
  res.json({ token: jwt.sign({ sub: cert.subject }, issuerKey, { algorithm: 'RS256', expiresIn: '5m' }) });
});
