const crypto = require('crypto');
const express = require('express');
const jwt = require('jsonwebtoken');
const app = express();
const thumbprint = (cert) => crypto.createHash('sha256').update(cert.raw).digest('base64url');

app.post('/token', async (req, res) => {
  const cert = req.socket.getPeerCertificate();
  if (!clients.has(cert.subject.CN)) return res.sendStatus(403);
  const claims = { sub: cert.subject.CN, cnf: { 'x5t#S256': thumbprint(cert) } };
  res.json({ token: jwt.sign(claims, issuerKey, { algorithm: 'ES256', expiresIn: '5m' }) });
});
