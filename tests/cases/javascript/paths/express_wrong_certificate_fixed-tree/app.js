const express = require('express');
const { authenticate } = require('./auth');

const app = express();
app.use(authenticate);
app.get('/orders', (req, res) => res.json({ owner: req.owner }));

module.exports = { app };
