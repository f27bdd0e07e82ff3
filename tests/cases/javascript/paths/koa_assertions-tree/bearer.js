const jose = require('jose');
const { thumbprintOf } = require('./certificate');

module.exports = function bearer(jwksUri) {
  const keys = jose.createRemoteJWKSet(new URL(jwksUri));

  return async (ctx, next) => {
    const [, token] = ctx.get('authorization').split(' ');
    ctx.assert(token, 401);
    // expect: MTLS303
    const { payload } = await jose.jwtVerify(token, keys, { issuer: 'https://login.example.com', audience: 'orders', algorithms: ['RS256'] });
    console.assert(payload.cnf && payload.cnf['x5t#S256'] === thumbprintOf(ctx.req.socket), 'another client');
    ctx.state.user = payload;
    await next();
  };
};
