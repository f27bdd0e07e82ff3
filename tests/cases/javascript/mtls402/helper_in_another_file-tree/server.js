const express = require('express');
const fs = require('fs');
const https = require('https');
const jwt = require('jsonwebtoken');
const { assertBound } = require('./binding');

const app = express();
const issuerKey = fs.readFileSync('issuer.pub');

app.use((req, res, next) => {
  const claims = jwt.verify(req.headers.authorization.slice(7), issuerKey, { algorithms: ['RS256'] });
  assertBound(claims, req.socket.getPeerCertificate());
  req.user = claims.sub;
  next();
});
app.get('/orders', (req, res) => res.json({ user: req.user, orders: [] }));

const tls = { key: fs.readFileSync('key.pem'), cert: fs.readFileSync('cert.pem'), ca: fs.readFileSync('clients.pem') };
https.createServer({ ...tls, crl: fs.readFileSync('clients.crl'), requestCert: true, rejectUnauthorized: true }, app).listen(443);
