const Koa = require('koa');
const Router = require('koa-router');
const { authenticate, requireBoundToken } = require('./auth');

const app = new Koa();
const router = new Router();
router.use(authenticate);
router.get('/orders', requireBoundToken, async (ctx) => {
  ctx.body = { owner: ctx.state.claims.sub };
});
app.use(router.routes());

module.exports = { app };
