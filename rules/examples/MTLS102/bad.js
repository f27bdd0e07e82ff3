const express = require('express');
const jwt = require('jsonwebtoken');
const { X509Certificate } = require('crypto');
const app = express();

app.get('/me', (req, res) => {
  const cert = new X509Certificate(req.headers['x-ssl-client-cert']);
  const claims = jwt.verify(req.query.token, cert.publicKey, { algorithms: ['RS256'] });
  res.json({ user: claims.sub });
});
