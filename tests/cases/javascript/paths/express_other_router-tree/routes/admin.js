const express = require('express');
const { authenticate, requireBoundToken } = require('../auth');

const admin = express.Router();
admin.use(authenticate, requireBoundToken);
admin.get('/clients', (req, res) => res.json({ asked: req.auth.sub }));

module.exports = { admin };
