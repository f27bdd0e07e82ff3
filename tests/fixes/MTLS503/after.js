// Resource server for certificate-bound tokens.
const crypto = require('crypto');
const fs = require('fs');
const https = require('https');
const express = require('express');
const jwt = require('jsonwebtoken');

const issuerKey = fs.readFileSync('issuer.pub');
const app = express();

function requireBoundToken(req, res, next) {
  const token = (req.headers.authorization || '').split(' ')[1];
  const options = { algorithms: ['RS256'], issuer: 'https://login.example.com' };
  options.ignoreExpiration = false;
  try {
    const claims = jwt.verify(token, issuerKey, options);
    const cert = req.socket.getPeerCertificate();
    const presented = crypto.createHash('sha256').update(cert.raw).digest('base64url');
    if (!claims.cnf || claims.cnf['x5t#S256'] !== presented) {
      return res.status(401).json({ error: 'token is bound to another certificate' });
    }
    req.user = claims;
    return next();
  } catch (error) {
    return res.status(401).json({ error: 'invalid token' });
  }
}

app.get('/me', requireBoundToken, (req, res) => res.json(req.user));

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
