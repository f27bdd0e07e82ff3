const { Router } = require('express');

const router = Router();
router.get('/', (req, res) => {
  console.info('orders listed', req.auth.sub, req.socket.getPeerCertificate().subject.CN);
  res.json({ owner: req.auth.sub, orders: [] });
});

module.exports = router;
