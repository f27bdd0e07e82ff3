const express = require('express');
const jwt = require('jsonwebtoken');
const app = express();

app.post('/token', (req, res) => {
  const cert = req.socket.getPeerCertificate();
  res.send(jwt.sign({ sub: cert.subject.CN }, issuerKey, { algorithm: 'RS256', expiresIn: '5m' }));
});
