// options: client-certificates=verified short-lived-certificates
const Koa = require('koa');
const koaJwt = require('koa-jwt');
const { createHash } = require('crypto');
const { issuerKey } = require('./keys');

const app = new Koa();

app.use(koaJwt({ secret: issuerKey, algorithms: ['RS256'] }));  // expect: MTLS303

app.use(async (ctx, next) => {
  const { raw, subject } = ctx.req.socket.getPeerCertificate();
  ctx.state.client = subject.CN;
  await next();
});

app.use((ctx) => {
  ctx.body = { client: ctx.state.client };
});

module.exports = app.callback();
