const express = require('express');
const { withBoundToken } = require('./guard');
const { listOrders } = require('./orders');

const app = express();
app.get('/orders', withBoundToken(listOrders));

module.exports = { app };
