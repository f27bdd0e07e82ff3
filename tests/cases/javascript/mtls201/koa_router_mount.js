// options: short-lived-certificates
const crypto = require('crypto');
const Koa = require('koa');
const Router = require('koa-router');
const jwt = require('jsonwebtoken');
const { key } = require('./keys');

const router = new Router();

async function requireCertificate(ctx, next) {
  if (!ctx.req.client.authorized) {
    ctx.status = 401;
    ctx.body = { error: 'client certificate required' };
    return;
  }
  await next();
}

async function token(ctx) {
  const cert = ctx.req.socket.getPeerCertificate();
  const cnf = { 'x5t#S256': crypto.createHash('sha256').update(cert.raw).digest('base64url') };
  ctx.body = { token: jwt.sign({ sub: cert.subject.CN, cnf }, key, { expiresIn: '5m' }) };  // expect: MTLS201
}

router.get('/health', (ctx) => (ctx.body = 'ok'));
router.post('/token', token);
router.put('/token', token);
router.all('/v2/token', token);
router.delete('/token', (ctx) => ctx.throw(405));

module.exports = new Koa().use(router.routes());
