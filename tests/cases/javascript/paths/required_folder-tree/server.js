const https = require('https');
const express = require('express');
const { CertificatePolicy, issue } = require('./auth');
const { revokedSerials } = require('./revocation-list');
const fs = require('fs');

const policy = new CertificatePolicy(revokedSerials());
const app = express();

app.post('/token', (req, res) => {
  const cert = req.socket.getPeerCertificate();
  if (!policy.allows(cert)) {
    return res.status(403).json({ error: 'revoked' });
  }
  res.json({ access_token: issue(cert) });
});

https.createServer({ ca: fs.readFileSync('clients-ca.pem'), requestCert: true }, app).listen(8443);
