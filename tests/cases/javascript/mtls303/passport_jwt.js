// options: client-certificates=verified short-lived-certificates
const crypto = require('crypto');
const passport = require('passport');
const { Strategy, ExtractJwt } = require('passport-jwt');
const { issuerKey } = require('./keys');

const options = {
  jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
  secretOrKey: issuerKey,
  passReqToCallback: true,
};

passport.use(
  new Strategy(options, (req, claims, done) => {  // expect: MTLS303
    const cert = req.socket.getPeerCertificate();
    const presented = crypto.createHash('sha256').update(cert.raw).digest('base64url');
    if (!presented) {
      return done(null, false);
    }
    return done(null, { id: claims.sub });
  }),
);
