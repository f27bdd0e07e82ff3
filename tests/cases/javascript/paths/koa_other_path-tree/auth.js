const jwt = require('jsonwebtoken');
const { thumbprint } = require('./binding');

async function authenticate(ctx, next) {
  const token = ctx.get('Authorization').replace(/^Bearer /, '');
  try {
    // expect: MTLS303
    ctx.state.claims = jwt.verify(token, process.env.ISSUER_KEY, { algorithms: ['ES256'], issuer: 'https://login.example.com', audience: 'orders' });
  } catch (error) {
    ctx.throw(401, 'invalid_token');
  }
  await next();
}

async function requireBoundToken(ctx, next) {
  const bound = ctx.state.claims.cnf?.['x5t#S256'];
  if (bound !== thumbprint(ctx.req.socket.getPeerCertificate())) {
    ctx.throw(401, 'invalid_token');
  }
  return next();
}

module.exports = { authenticate, requireBoundToken };
