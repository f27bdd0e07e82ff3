// options: short-lived-certificates
const crypto = require('crypto');
const Router = require('@koa/router');
const jwt = require('jsonwebtoken');
const { key } = require('./keys');

const router = new Router();

const token = async (ctx) => {
  const { socket } = ctx.req;
  if (socket.authorizationError.length > 64) {
    ctx.throw(401);
  }
  const cert = socket.getPeerCertificate();
  const cnf = { 'x5t#S256': crypto.createHash('sha256').update(cert.raw).digest('base64url') };
  ctx.body = { token: jwt.sign({ sub: cert.subject.CN, cnf }, key, { expiresIn: '5m' }) };  // expect: MTLS201
};

router.use(async (ctx, next) => next());
router.get('/token', token).put('/token', token).all('/v2', token);
router.delete('/token', (ctx) => ctx.throw(405));

module.exports = router;
