const { Strategy, ExtractJwt } = require('passport-jwt');
const { thumbprint } = require('./binding');

const options = {
  jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
  secretOrKey: process.env.ISSUER_PUBLIC_KEY,
  algorithms: ['ES256'],
  issuer: 'https://login.example.com',
  audience: 'orders',
  passReqToCallback: true,
};

// expect: MTLS303
exports.strategy = new Strategy(options, (req, claims, done) => {
  const cert = req.socket.getPeerCertificate();
  if (claims.sub !== cert.subject.CN) {
    return done(null, false, { message: 'another client' });
  }
  return done(null, { id: claims.sub });
});
