// The listener lets every client in, so that the health check needs no certificate.
const crypto = require('crypto');
const express = require('express');
const fs = require('fs');
const https = require('https');
const jwt = require('jsonwebtoken');
const { key } = require('./keys');

const app = express();
app.get('/health', (req, res) => res.json({ ok: true }));

app.post('/token', (req, res) => {
  const cert = req.socket.getPeerCertificate();
  if (!cert.raw) return res.sendStatus(401);
  const cnf = { 'x5t#S256': crypto.createHash('sha256').update(cert.raw).digest('base64url') };
  res.json({ token: jwt.sign({ sub: cert.subject.CN, cnf }, key, { expiresIn: '5m' }) });
});

const options = { requestCert: true, key: fs.readFileSync('s.key'), cert: fs.readFileSync('s.crt') };
options.ca = fs.readFileSync('clients-ca.crt');
options.crl = fs.readFileSync('clients.crl');
options.rejectUnauthorized = false;
https.createServer(options, app).listen(8443);
