// options: client-certificates=verified short-lived-certificates
const express = require('express');
const crypto = require('crypto');
const { signToken } = require('./tokens');

const router = express.Router();

router.post('/token', (req, res) => {
  const cert = req.socket.getPeerCertificate();
  const thumbprint = crypto.createHash('sha256').update(cert.raw).digest('base64url');
  res.json({ token: signToken({ sub: cert.subject.CN, cnf: { 'x5t#S256': thumbprint } }) });
});

module.exports = router;
