// options: client-certificates=verified short-lived-certificates
const Koa = require('koa');
const koaJwt = require('koa-jwt');
const { createHash } = require('crypto');
const { issuerKey } = require('./keys');

const app = new Koa();

app.use(koaJwt({ secret: issuerKey, algorithms: ['RS256'] }));

app.use(async (ctx, next) => {
  const { raw, subject } = ctx.req.socket.getPeerCertificate();
  ctx.state.client = subject.CN;
  const presented = createHash('sha256').update(raw).digest('base64url');
  if (ctx.state.user.cnf?.['x5t#S256'] !== presented) ctx.throw(401);
  await next();
});

app.use((ctx) => {
  ctx.body = { client: ctx.state.client };
});

module.exports = app.callback();
