// options: short-lived-certificates
const crypto = require('crypto');
const Koa = require('koa');
const jwt = require('jsonwebtoken');
const { key } = require('./keys');

const app = new Koa();

app.use(async (ctx, next) => {
  if (!ctx.req.socket.authorized) ctx.throw(401, 'client certificate required');
  await next();
});

app.use((ctx) => {
  const cert = ctx.req.socket.getPeerCertificate();
  const cnf = { 'x5t#S256': crypto.createHash('sha256').update(cert.raw).digest('base64url') };
  ctx.body = jwt.sign({ sub: cert.subject.CN, cnf }, key, { expiresIn: '5m' });
});

app.listen(8080, '127.0.0.1');
