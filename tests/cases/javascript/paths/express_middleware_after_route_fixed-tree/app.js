const express = require('express');
const orders = require('./orders');
const { authenticate, requireBoundToken } = require('./auth');

const app = express();
app.get('/healthz', (req, res) => res.json({ status: 'up' }));
app.use(authenticate);
app.use(requireBoundToken);
app.use('/orders', orders);

module.exports = { app };
