const express = require('express');
const jwt = require('jsonwebtoken');
const app = express();

app.get('/me', (req, res) => {
  const cert = req.socket.getPeerCertificate();
  const claims = jwt.verify(req.query.token, issuerPublicKey, { algorithms: ['RS256'], ignoreExpiration: true });
  res.json({ user: claims.sub, by: cert.subject.CN });
});
