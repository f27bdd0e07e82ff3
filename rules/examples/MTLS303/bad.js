const express = require('express');
const jwt = require('jsonwebtoken');
const app = express();

app.get('/accounts', (req, res) => {
  const cert = req.socket.getPeerCertificate();
  if (!req.client.authorized) return res.status(401).end();
  const claims = jwt.verify(req.query.token, issuerPublicKey, { algorithms: ['RS256'] });
  audit(cert.subject.CN);
  res.json(accountsOf(claims.sub));
});
