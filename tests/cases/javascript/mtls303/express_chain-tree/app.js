// options: client-certificates=verified short-lived-certificates
const express = require('express');
const { authenticate } = require('./authenticate');
const { requireBinding } = require('./binding');

const app = express();
app.use(authenticate);
app.get('/orders', (req, res) => {
  const peer = req.socket.getPeerCertificate();
  console.log('orders for %s from %s', req.user.sub, peer.subject.CN);
  res.json({ owner: req.user.sub, orders: [] });
});

module.exports = app;
