// options: short-lived-certificates
const express = require('express');
const { requireClientCertificate } = require('./certificates');
const tokens = require('./tokens');

const app = express();
app.use(requireClientCertificate);
app.use('/token', tokens);

module.exports = app;
