const crypto = require('crypto');
const express = require('express');
const jwt = require('jsonwebtoken');
const app = express();
const thumbprint = (cert) => crypto.createHash('sha256').update(cert.raw).digest('base64url');

const session = require('express-session');
app.use(session({ secret: process.env.SESSION_SECRET, store }));

app.post('/login', (req, res) => {
  const cert = req.socket.getPeerCertificate();
  req.session.regenerate(() => {
    req.session.user = cert.subject.CN;
    res.sendStatus(204);
  });
});
