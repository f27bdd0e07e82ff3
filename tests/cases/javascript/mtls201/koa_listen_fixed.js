// options: short-lived-certificates
const crypto = require('crypto');
const Koa = require('koa');
const Router = require('@koa/router');
const jwt = require('jsonwebtoken');
const { key } = require('./keys');

const app = new Koa();
const router = new Router();

const confirmation = (cert) => ({ 'x5t#S256': crypto.createHash('sha256').update(cert.raw).digest('base64url') });

app.use(async (ctx, next) => {
  if (!ctx.req.socket.authorized) ctx.throw(401, 'client certificate required');
  await next();
});

router.put('/token', async (ctx) => {
  const cert = ctx.req.socket.getPeerCertificate();
  ctx.body = jwt.sign({ sub: cert.subject.CN, cnf: confirmation(cert) }, key, { expiresIn: '5m' });
});

router.all('/refresh', async (ctx) => {
  const cert = ctx.req.socket.getPeerCertificate();
  ctx.body = jwt.sign({ sub: cert.subject.CN, cnf: confirmation(cert) }, key, { expiresIn: '2m' });
});

app.use(router.routes());
app.listen(8080);
