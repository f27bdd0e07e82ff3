const express = require('express');
const jwt = require('jsonwebtoken');
const { X509Certificate } = require('crypto');
const app = express();

app.post('/token', (req, res) => {
  const cert = new X509Certificate(req.socket.getPeerCertificate().raw);
  if (!cert.verify(clientsCaKey)) return res.status(403).end();
  if (new Date(cert.validFrom) > new Date() || new Date(cert.validTo) < new Date()) return res.status(403).end();
  res.send(jwt.sign({ sub: cert.subject }, issuerKey, { algorithm: 'RS256', expiresIn: '5m' }));
});
