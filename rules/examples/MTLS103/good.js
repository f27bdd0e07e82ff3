const fs = require('node:fs');
const https = require('node:https');
const express = require('express');
const jwt = require('jsonwebtoken');

const app = express();
app.get('/orders', (req, res) => {
  const claims = jwt.verify(req.get('authorization').slice(7), process.env.ISSUER_KEY, { algorithms: ['ES256'], audience: 'orders' });
  if (claims?.scope !== 'orders') {
    return res.sendStatus(403);
  }
  return res.json({ orders: [] });
});

const options = {
  key: fs.readFileSync('server.key'),
  cert: fs.readFileSync('server.crt'),
  ca: fs.readFileSync('clients-ca.pem'),
  crl: fs.readFileSync('clients.crl'),
  requestCert: true,
};
https.createServer(options, app).listen(8443);
