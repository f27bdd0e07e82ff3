const { Strategy, ExtractJwt } = require('passport-jwt');

// expect: MTLS303
exports.strategy = new Strategy(
  {
    jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
    secretOrKey: process.env.ISSUER_PUBLIC_KEY,
    algorithms: ['ES256'],
    issuer: 'https://login.example.com',
    audience: 'orders',
  },
  (claims, done) => done(null, claims),
);
