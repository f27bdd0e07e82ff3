const express = require('express');
const jwt = require('jsonwebtoken');
const app = express();

app.post('/token', (req, res) => {
  const cert = req.socket.getPeerCertificate();
  const claims = { sub: cert.subject.CN, cnf: { x5t: cert.fingerprint } };
  res.send(jwt.sign(claims, issuerKey, { algorithm: 'RS256', expiresIn: '5m' }));
});
