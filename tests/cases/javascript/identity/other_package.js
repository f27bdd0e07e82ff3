// options: client-certificates=verified short-lived-certificates
const app = require('express')();
const jwt = require('./jwt');

app.post('/token', async (req, res) => {
  const cert = req.socket.getPeerCertificate();
  const claims = { sub: cert.subject.CN };
  const token = jwt.sign(claims, process.env.KEY, { algorithm: 'ES256' });
  res.json({ token });
});
