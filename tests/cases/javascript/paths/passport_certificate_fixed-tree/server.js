const https = require('https');
const express = require('express');
const jwt = require('jsonwebtoken');
const passport = require('passport');
const { thumbprint } = require('./binding');
const { strategy } = require('./strategy');
const { tlsOptions } = require('./tls');

passport.use(strategy);

const app = express();
app.post('/token', passport.authenticate('client-certificate', { session: false }), (req, res) => {
  const cnf = { 'x5t#S256': thumbprint(req.socket.getPeerCertificate()) };
  const token = jwt.sign({ sub: req.user.name, cnf }, process.env.SIGNING_KEY, { algorithm: 'ES256', expiresIn: '5m' });
  res.json({ access_token: token });
});

https.createServer(tlsOptions(), app).listen(8443);
