const { Router } = require('express');
const jwt = require('jsonwebtoken');
const crypto = require('crypto');
const { key } = require('./keys');

const router = Router();

router.post('/', (req, res) => {
  const cert = req.socket.getPeerCertificate();
  const cnf = { 'x5t#S256': crypto.createHash('sha256').update(cert.raw).digest('base64url') };
  res.json({ token: jwt.sign({ sub: cert.subject.CN, cnf }, key, { expiresIn: '5m' }) });
});

module.exports = router;
