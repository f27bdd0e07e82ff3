const crypto = require('crypto');
const express = require('express');
const jwt = require('jsonwebtoken');
const app = express();

app.get('/accounts', (req, res) => {
  const claims = jwt.verify(req.query.token, issuerPublicKey, { algorithms: ['RS256'] });
  const cert = req.socket.getPeerCertificate();
  if (!cert.raw || !claims.cnf) return res.status(401).end();
  const digest = crypto.createHash('sha256').update(cert.raw).digest('base64url');
  if (claims.cnf['x5t#S256'] !== digest) return res.status(401).end();
  res.json(accountsOf(claims.sub));
});
