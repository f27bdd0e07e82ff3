// options: client-certificates=verified short-lived-certificates
const express = require('express');
const fs = require('fs').promises;
const path = require('path');
const crypto = require('crypto');
const jwt = require('jsonwebtoken');

const app = express();
const router = express.Router();

async function refresh(req, res) {
  const key = await fs.readFile(path.join(__dirname, 'keys', 'issuer.key'));
  const cert = req.socket.getPeerCertificate();
  const claims = Object.assign({}, { sub: cert.subject.CN });
  Object.assign(claims, { cnf: { 'x5t#S256': crypto.createHash('sha256').update(cert.raw).digest('base64url') } });
  res.json({ token: jwt.sign(claims, key, { expiresIn: '5m' }) });
}

app.route('/v1/token').put(refresh).patch(refresh);
app.delete('/v1/token', (req, res) => res.sendStatus(204));
app.all('/v2/token', refresh);
router.route('/token').put(refresh);
router.patch('/token', refresh).all('/refresh', refresh);
router.delete('/token', (req, res) => res.sendStatus(204));
app.use('/v3', router);

module.exports = app;
