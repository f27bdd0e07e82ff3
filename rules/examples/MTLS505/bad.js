const crypto = require('crypto');
const express = require('express');
const jwt = require('jsonwebtoken');
const app = express();
const thumbprint = (cert) => crypto.createHash('sha256').update(cert.raw).digest('base64url');

app.get('/orders', (req, res) => {
  const cert = req.socket.getPeerCertificate();
  const claims = jwt.verify(req.get('authorization').slice(7), issuerKey, { algorithms: ['ES256'] });
  if (claims.cnf?.['x5t#S256'] !== thumbprint(cert)) return res.sendStatus(401);
  res.json(ordersOf(claims.sub));
});
