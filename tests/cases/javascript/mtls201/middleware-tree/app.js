// options: short-lived-certificates
const express = require('express');
const { requireClientCertificate } = require('./certificates');
const tokens = require('./tokens');

const app = express();
app.use('/token', tokens);
app.use(requireClientCertificate);

module.exports = app;
