// options: client-certificates=verified short-lived-certificates
const crypto = require('crypto');
const Koa = require('koa');
const Router = require('@koa/router');
const jwt = require('jsonwebtoken');
const { issuerKey, documents } = require('./services');

async function bound(ctx, next) {
  const cert = ctx.req.socket.getPeerCertificate();
  const claims = jwt.verify(ctx.get('authorization').slice(7), issuerKey, { algorithms: ['ES256'] });  // expect: MTLS303
  if (claims.sub !== cert.subject.CN) ctx.throw(401);
  ctx.state.owner = claims.sub;
  await next();
}

const router = new Router();
router.put('/documents/:id', bound, async (ctx) => {
  ctx.body = await documents.store(ctx.state.owner, ctx.params.id, ctx.request.body);
});
router.all('/drafts/:id', bound, async (ctx) => {
  ctx.body = await documents.draft(ctx.state.owner, ctx.params.id);
});

const app = new Koa();
app.use(router.routes());
app.listen(8080, '127.0.0.1');
