const express = require('express');
const { authenticate, requireBoundToken } = require('../auth');

const orders = express.Router();
orders.use([authenticate]);
orders.get('/', (req, res) => {
  const client = req.client.getPeerCertificate().subject.CN;
  res.json({ client, owner: req.auth.sub });
});

module.exports = { orders };
