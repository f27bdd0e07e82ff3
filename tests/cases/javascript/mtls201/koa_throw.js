// options: short-lived-certificates
const Koa = require('koa');
const jwt = require('jsonwebtoken');
const { createHash } = require('crypto');
const { key } = require('./keys');

const app = new Koa();

app.use(async (ctx, next) => {
  if (!ctx.req.socket.authorized) {
    ctx.log.warn('unauthorized certificate');
  }
  await next();
});

app.use(async (ctx) => {
  const cert = ctx.req.socket.getPeerCertificate();
  const cnf = { 'x5t#S256': createHash('sha256').update(cert.raw).digest('base64url') };
  ctx.body = { token: jwt.sign({ sub: cert.subject.CN, cnf }, key, { expiresIn: '5m' }) };  // expect: MTLS201
});

module.exports = app.callback();
