// options: client-certificates=verified short-lived-certificates
const crypto = require('crypto');
const express = require('express');
const jwt = require('express-jwt');
const { key } = require('./keys');

const digest = (req) => crypto.createHash('sha256').update(req.socket.getPeerCertificate().raw).digest('base64url');
const app = express();
// expect: MTLS303
app.use(jwt({ secret: key, algorithms: ['ES256'], audience: 'orders' }));
app.get('/orders', (req, res) => {
  if (!digest(req)) {
    return res.sendStatus(401);
  }
  return res.json({ owner: req.user.sub });
});
