const express = require('express');
const { authenticate, requireBoundToken } = require('./auth');

const router = express.Router();
router.use(authenticate);

router.param('account', (req, res, next, id) => {
  req.account = { id, asked: req.socket.getPeerCertificate().subject.CN };
  requireBoundToken(req, res, next);
});

router.get('/:account', (req, res) => {
  res.json({ account: req.account, owner: req.auth.sub });
});

module.exports = router;
