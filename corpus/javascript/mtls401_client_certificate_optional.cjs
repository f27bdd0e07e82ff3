// Orders API: certificate-bound tokens over mutual TLS.
const crypto = require('node:crypto');
const fs = require('node:fs');
const https = require('node:https');
const express = require('express');
const jwt = require('jsonwebtoken');

const issuerKey = fs.readFileSync('issuer.pub');
const app = express();

app.use((req, res, next) => {
  const token = (req.headers.authorization || '').split(' ')[1];
  const cert = req.socket.getPeerCertificate();
  jwt.verify(token, issuerKey, { algorithms: ['RS256'] }, (error, claims) => {  // expect: MTLS201
    if (error) return res.sendStatus(401);
    const presented = crypto.createHash('sha256').update(cert.raw).digest('base64url');
    if (!claims.cnf || claims.cnf['x5t#S256'] !== presented) return res.sendStatus(401);
    req.user = claims.sub;
    next();
  });
});

app.get('/orders', (req, res) => res.json({ customer: req.user, orders: [] }));

const options = {
  key: fs.readFileSync('server.key'),
  cert: fs.readFileSync('server.crt'),
  ca: fs.readFileSync('clients-ca.crt'),
  crl: fs.readFileSync('clients.crl'),
  requestCert: true,
};
options.rejectUnauthorized = false;  // expect: MTLS401

https.createServer(options, app).listen(8443);
