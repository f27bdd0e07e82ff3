const crypto = require('crypto');
const express = require('express');
const jwt = require('jsonwebtoken');
const app = express();

app.get('/accounts', (req, res) => {
  const cert = req.socket.getPeerCertificate();
  if (!req.client.authorized) return res.status(401).end();
  const claims = jwt.verify(req.query.token, issuerPublicKey, { algorithms: ['RS256'] });
  const digest = crypto.createHash('sha256').update(cert.raw).digest('base64url');
  if (!claims.cnf || claims.cnf['x5t#S256'] !== digest) return res.status(401).end();
  audit(cert.subject.CN);
  res.json(accountsOf(claims.sub));
});
