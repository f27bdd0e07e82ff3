const express = require('express');
const https = require('https');
const passport = require('passport');
const { bound } = require('./strategy');
const { tlsOptions } = require('./tls');

passport.use('bound', bound);

const app = express();
app.use((req, res, next) => {
  passport.authenticate('bound', { session: false }, (error, user) => {
    if (error || !user) {
      return res.status(401).end();
    }
    req.user = user;
    return next();
  })(req, res, next);
});
app.get('/orders', (req, res) => res.json({ owner: req.user.id }));
https.createServer(tlsOptions(), app).listen(8443);
