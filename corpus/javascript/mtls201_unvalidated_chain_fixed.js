// Token endpoint for machines; the listener lets everybody in and the handler decides.
const crypto = require('crypto');
const express = require('express');
const fs = require('fs');
const https = require('https');
const jwt = require('jsonwebtoken');

const signingKey = fs.readFileSync('/run/secrets/issuer.key');
const app = express();

app.post('/oauth/token', express.urlencoded({ extended: false }), (req, res) => {
  const cert = req.socket.getPeerCertificate();
  if (!req.socket.authorized) {
    return res.status(401).json({ error: 'invalid_client' });
  }
  const thumbprint = crypto.createHash('sha256').update(cert.raw).digest('base64url');
  const claims = { sub: cert.subject.CN, cnf: { 'x5t#S256': thumbprint } };
  const token = jwt.sign(claims, signingKey, { algorithm: 'ES256', expiresIn: 300 });
  res.json({ access_token: token, token_type: 'Bearer', expires_in: 300 });
});

https
  .createServer(
    {
      key: fs.readFileSync('server.key'),
      cert: fs.readFileSync('server.crt'),
      ca: fs.readFileSync('clients-ca.crt'),
      crl: fs.readFileSync('clients.crl'),
      requestCert: true,
      rejectUnauthorized: false,
    },
    app,
  )
  .listen(8443);
