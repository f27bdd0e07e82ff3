const Koa = require('koa');
const Router = require('koa-router');
const { authenticate, requireBoundToken } = require('./auth');
const { listOrders } = require('./orders');

const router = new Router();
router.use(authenticate);
router.use('/admin', requireBoundToken);
router.get('/orders/recent', listOrders);

const app = new Koa();
app.use(router.routes());

module.exports = { app };
