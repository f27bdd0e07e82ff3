const crypto = require('crypto');
const express = require('express');
const jwt = require('jsonwebtoken');
const app = express();
const thumbprint = (cert) => crypto.createHash('sha256').update(cert.raw).digest('base64url');

app.post('/certificates/recover', async (req, res) => {
  const cert = req.socket.getPeerCertificate();
  const user = await users.findByEmail(req.body.email);
  if (req.body.code !== user.recoveryCode) return res.sendStatus(403);
  res.json({ token: jwt.sign({ sub: user.id }, issuerKey, { algorithm: 'ES256', expiresIn: '5m' }) });
});
