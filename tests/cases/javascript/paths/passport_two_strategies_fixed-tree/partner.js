const crypto = require('crypto');
const { Strategy, ExtractJwt } = require('passport-jwt');

exports.partner = new Strategy(
  {
    jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
    secretOrKey: process.env.PARTNER_PUBLIC_KEY,
    algorithms: ['ES256'],
    audience: 'orders',
    passReqToCallback: true,
  },
  (req, claims, done) => {
    const presented = crypto.createHash('sha256').update(req.socket.getPeerCertificate().raw).digest('base64url');
    return done(null, claims.cnf?.['x5t#S256'] === presented ? claims : false);
  },
);
