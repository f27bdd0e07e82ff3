const { Strategy, ExtractJwt } = require('passport-jwt');

// expect: MTLS303
exports.strategy = new Strategy(
  {
    jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
    secretOrKey: process.env.ISSUER_PUBLIC_KEY,
    algorithms: ['ES256'],
    audience: 'orders',
    passReqToCallback: true,
  },
  (req, claims, done) => {
    return done(null, claims);
  },
);
