const express = require('express');
const fs = require('fs');
const jwt = require('jsonwebtoken');
const app = express();
const issuerPublicKey = fs.readFileSync('/etc/issuer/public.pem');

app.get('/me', (req, res) => {
  const claims = jwt.verify(req.query.token, issuerPublicKey, { algorithms: ['RS256'] });
  res.json({ user: claims.sub });
});
