const Koa = require('koa');
const orders = require('./orders');
const { authenticate, requireBoundToken } = require('./auth');

const app = new Koa();
app.use(authenticate);
app.use(orders.routes()).use(orders.allowedMethods());
app.use(requireBoundToken);

module.exports = { app };
