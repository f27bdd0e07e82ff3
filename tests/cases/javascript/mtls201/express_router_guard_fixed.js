// options: short-lived-certificates
const crypto = require('crypto');
const express = require('express');
const jwt = require('jsonwebtoken');
const { key } = require('./keys');

const app = express();
const router = express.Router();

function requireCertificate(req, res, next) {
  if (!req.client.authorized) {
    return res.status(401).json({ error: 'client certificate required' });
  }
  return next();
}

const confirmation = (cert) => ({ 'x5t#S256': crypto.createHash('sha256').update(cert.raw).digest('base64url') });

router.use(requireCertificate);

router.get('/token', (req, res) => {
  const cert = req.socket.getPeerCertificate();
  const token = jwt.sign({ sub: cert.subject.CN, cnf: confirmation(cert) }, key, { expiresIn: '5m' });
  res.json({ token });
});

router.all('/refresh', (req, res) => {
  const cert = req.socket.getPeerCertificate();
  const token = jwt.sign({ sub: cert.subject.CN, cnf: confirmation(cert) }, key, { expiresIn: '2m' });
  res.json({ token });
});

app.patch('/session', requireCertificate, (req, res) => {
  const cert = req.socket.getPeerCertificate();
  const token = jwt.sign({ sub: cert.subject.CN, cnf: confirmation(cert) }, key, { expiresIn: '1m' });
  res.json({ token });
});

app.use('/auth', router);

module.exports = app;
