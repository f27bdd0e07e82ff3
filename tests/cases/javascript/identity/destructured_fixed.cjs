// options: client-certificates=verified short-lived-certificates
const { createHash } = require('node:crypto');
const app = require('express')();
const { sign: mint } = require('jsonwebtoken');

app.post('/token', async (req, res) => {
  const cert = req.socket.getPeerCertificate();
  const claims = { sub: cert.subject.CN, cnf: { 'x5t#S256': createHash('sha256').update(cert.raw).digest('base64url') } };
  const token = mint(claims, process.env.KEY, { algorithm: 'ES256', expiresIn: '5m' });
  res.json({ token });
});
