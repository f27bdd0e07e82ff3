const Router = require('@koa/router');

const router = new Router({ prefix: '/orders' });
router.get('/', async (ctx) => {
  ctx.body = { owner: ctx.state.claims.sub, client: ctx.req.socket.getPeerCertificate().subject.CN };
});

module.exports = router;
