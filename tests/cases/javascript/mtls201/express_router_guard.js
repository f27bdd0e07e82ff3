// options: short-lived-certificates
const crypto = require('crypto');
const express = require('express');
const jwt = require('jsonwebtoken');
const { key } = require('./keys');

const app = express();
const router = express.Router();

function requireRequestId(req, res, next) {
  if (!req.headers['x-request-id']) {
    return res.status(400).json({ error: 'request id required' });
  }
  return next();
}

const confirmation = (cert) => ({ 'x5t#S256': crypto.createHash('sha256').update(cert.raw).digest('base64url') });

router.use(requireRequestId);

router.get('/token', (req, res) => {
  const cert = req.socket.getPeerCertificate();
  const token = jwt.sign({ sub: cert.subject.CN, cnf: confirmation(cert) }, key, { expiresIn: '5m' });  // expect: MTLS201
  res.json({ token });
});

router.all('/refresh', (req, res) => {
  const cert = req.socket.getPeerCertificate();
  const token = jwt.sign({ sub: cert.subject.CN, cnf: confirmation(cert) }, key, { expiresIn: '2m' });  // expect: MTLS201
  res.json({ token });
});

app.patch('/session', requireRequestId, (req, res) => {
  const cert = req.socket.getPeerCertificate();
  const token = jwt.sign({ sub: cert.subject.CN, cnf: confirmation(cert) }, key, { expiresIn: '1m' });  // expect: MTLS201
  res.json({ token });
});

app.use('/auth', router);

module.exports = app;
