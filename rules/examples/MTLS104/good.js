const https = require('node:https');
const fs = require('node:fs');
const express = require('express');
const jwt = require('jsonwebtoken');

const issuerKey = fs.readFileSync('issuer.pub.pem');

const app = express();
app.get('/orders', (req, res) => {
  const token = req.get('authorization').slice(7);
  const claims = jwt.verify(token, issuerKey, { algorithms: ['RS256'], audience: 'orders' });
  res.json({ owner: claims.sub });
});

const options = {
  key: fs.readFileSync('server.key'),
  cert: fs.readFileSync('server.crt'),
  ca: fs.readFileSync('clients-ca.pem'),
  crl: fs.readFileSync('clients.crl'),
  requestCert: true,
};
https.createServer(options, app).listen(8443);
