// options: client-certificates=verified short-lived-certificates
const express = require('express');
const session = require('express-session');
const passport = require('passport');
const { find } = require('./users');

const app = express();
app.use(session({ secret: process.env.SESSION_SECRET, resave: false, saveUninitialized: false }));
app.use(passport.initialize(), passport.session());

app.post('/login', (req, res, next) => {
  const user = find(req.socket.getPeerCertificate().subject.CN);
  if (!user) {
    return res.sendStatus(401);
  }
  return req.login(user, (error) => (error ? next(error) : res.redirect('/')));  // expect: MTLS504
});
app.post('/enter', (req, res, next) => {
  const user = find(req.socket.getPeerCertificate().subject.CN);
  if (!user) {
    return res.sendStatus(401);
  }
  return req.logIn(user, (error) => (error ? next(error) : res.redirect('/')));  // expect: MTLS504
});
