const crypto = require('node:crypto');
const fs = require('node:fs');
const https = require('node:https');
const express = require('express');
const jwt = require('jsonwebtoken');

const app = express();
app.post('/token', (req, res) => {
  const cert = req.socket.getPeerCertificate();
  const thumbprint = crypto.createHash('sha256').update(cert.raw).digest('base64url');
  const token = jwt.sign({ sub: cert.subject.CN, cnf: { 'x5t#S256': thumbprint } }, process.env.SIGNING_KEY, { algorithm: 'ES256', expiresIn: '5m' });
  res.json({ token });
});

const options = {
  key: fs.readFileSync('server.key'),
  cert: fs.readFileSync('server.crt'),
  ca: fs.readFileSync('clients-ca.pem'),
  crl: fs.readFileSync('clients.crl'),
  requestCert: true,
};
https.createServer(options, app).listen(8443);
