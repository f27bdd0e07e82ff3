const express = require('express');
const passport = require('passport');
const { strategy } = require('./strategy');
const { tlsOptions } = require('./tls');
const https = require('https');

passport.use(strategy);

const app = express();
app.use(passport.initialize());
app.get('/orders', passport.authenticate('jwt', { session: false }), (req, res) => {
  res.json({ owner: req.user.id });
});

https.createServer(tlsOptions(), app).listen(8443);
