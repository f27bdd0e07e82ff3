// Issues certificate-bound tokens; resource servers compare the thumbprint.
const crypto = require('crypto');
const fs = require('fs');
const https = require('https');
const express = require('express');
const jwt = require('jsonwebtoken');

const signingKey = fs.readFileSync('/run/secrets/issuer.key');
const app = express();

function thumbprint(cert) {
  return crypto.createHash('sha1').update(cert.raw).digest('base64url');
}

app.post('/token', (req, res) => {
  const cert = req.socket.getPeerCertificate();
  const claims = { sub: cert.subject.CN, cnf: { 'x5t': thumbprint(cert) } };
  jwt.sign(claims, signingKey, { algorithm: 'RS256', expiresIn: '5m' }, (error, token) => {
    if (error) return res.sendStatus(500);
    res.json({ access_token: token });
  });
});

https
  .createServer({
    key: fs.readFileSync('server.key'),
    cert: fs.readFileSync('server.crt'),
    ca: fs.readFileSync('clients-ca.crt'),
    crl: fs.readFileSync('clients.crl'),
    requestCert: true,
    rejectUnauthorized: true,
  }, app)
  .listen(8443);
