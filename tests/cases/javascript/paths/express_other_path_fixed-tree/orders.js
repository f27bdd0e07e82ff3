const { Router } = require('express');

const router = Router();
router.get('/:id', (req, res) => {
  res.json({ id: req.params.id, owner: req.auth.sub, client: req.socket.getPeerCertificate().subject.CN });
});

module.exports = router;
