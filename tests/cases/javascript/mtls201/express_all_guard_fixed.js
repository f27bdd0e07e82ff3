// options: short-lived-certificates
const crypto = require('crypto');
const express = require('express');
const jwt = require('jsonwebtoken');
const { key } = require('./keys');

const app = express();

function requireVerifiedClient(req, res, next) {
  if (!req.client.authorized) {
    return res.status(401).json({ error: 'client certificate required' });
  }
  return next();
}

const thumbprint = (cert) => crypto.createHash('sha256').update(cert.raw).digest('base64url');

function issue(req, res) {
  const cert = req.socket.getPeerCertificate();
  const claims = { sub: cert.subject.CN, cnf: { 'x5t#S256': thumbprint(cert) } };
  res.json({ token: jwt.sign(claims, key, { expiresIn: '5m' }) });
}

app.all('/token', requireVerifiedClient);
app.post('/token', issue);

module.exports = app;
