const Koa = require('koa');
const orders = require('./orders');
const { authenticate, requireBoundToken } = require('./auth');

const app = new Koa();
app.use(authenticate);
app.use(requireBoundToken);
app.use(orders.routes()).use(orders.allowedMethods());

module.exports = { app };
