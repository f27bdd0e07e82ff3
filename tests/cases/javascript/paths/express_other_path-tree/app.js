const express = require('express');
const orders = require('./orders');
const { authenticate, requireBoundToken } = require('./auth');

const app = express();
app.use('/api', authenticate);
app.use('/api/accounts', requireBoundToken);
app.use('/api/orders', orders);

module.exports = { app };
