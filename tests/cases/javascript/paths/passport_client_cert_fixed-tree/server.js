const crypto = require('crypto');
const express = require('express');
const fs = require('fs');
const https = require('https');
const jwt = require('jsonwebtoken');
const passport = require('passport');
const { byCertificate } = require('./strategy');

passport.use(byCertificate);

const app = express();
app.post('/token', passport.authenticate('client-cert', { session: false }), (req, res) => {
  const cert = req.socket.getPeerCertificate();
  const cnf = { 'x5t#S256': crypto.createHash('sha256').update(cert.raw).digest('base64url') };
  const token = jwt.sign({ sub: cert.subject.CN, cnf }, process.env.SIGNING_KEY, { algorithm: 'ES256', expiresIn: '5m' });
  res.json({ token });
});

const options = {
  key: fs.readFileSync('server.key'),
  cert: fs.readFileSync('server.crt'),
  ca: fs.readFileSync('clients-ca.pem'),
  requestCert: true,
  rejectUnauthorized: false,
};
https.createServer(options, app).listen(8443);
