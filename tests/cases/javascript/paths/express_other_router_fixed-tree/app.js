const express = require('express');
const { admin } = require('./routes/admin');
const { orders } = require('./routes/orders');

const app = express();
app.use('/admin', admin);
app.use('/orders', orders);

module.exports = { app };
