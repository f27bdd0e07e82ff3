const crypto = require('crypto');
const express = require('express');
const jwt = require('jsonwebtoken');
const app = express();
const thumbprint = (cert) => crypto.createHash('sha256').update(cert.raw).digest('base64url');

app.post('/token', (req, res) => {
  const cert = new crypto.X509Certificate(decodeURIComponent(req.get('X-SSL-Client-Cert')));
  const claims = { sub: cert.subject, cnf: { 'x5t#S256': thumbprint(cert) } };
  res.json({ token: jwt.sign(claims, issuerKey, { algorithm: 'ES256', expiresIn: '5m' }) });
});
