const crypto = require('crypto');
const express = require('express');
const jwt = require('jsonwebtoken');
const passport = require('passport');
const { Strategy } = require('passport-client-cert');
const { isRevoked } = require('./revocation');

passport.use(
  new Strategy({ passReqToCallback: true }, (req, cert, done) => {
    if (isRevoked(cert)) {
      return done(null, false);
    }
    return done(null, { id: cert.subject.CN });
  }),
);

const app = express();
app.post('/token', passport.authenticate('client-cert', { session: false }), (req, res) => {
  const cert = req.socket.getPeerCertificate();
  const cnf = { 'x5t#S256': crypto.createHash('sha256').update(cert.raw).digest('base64url') };
  const token = jwt.sign({ sub: req.user.id, cnf }, process.env.SIGNING_KEY, { algorithm: 'ES256', expiresIn: '5m' });
  res.json({ token });
});
