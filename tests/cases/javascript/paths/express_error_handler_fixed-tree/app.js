const express = require('express');
const { authenticate } = require('./auth');
const { onError } = require('./errors');

const app = express();
app.get('/orders', authenticate, (req, res) => res.json({ owner: req.owner }));
app.use(onError);

module.exports = { app };
