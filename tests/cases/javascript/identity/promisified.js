// options: client-certificates=verified short-lived-certificates
const app = require('express')();
const { promisify } = require('util');
const mint = promisify(require('jsonwebtoken').sign);

app.post('/token', async (req, res) => {
  const cert = req.socket.getPeerCertificate();
  const claims = { sub: cert.subject.CN };
  // expect: MTLS301
  const token = await mint(claims, process.env.KEY, { algorithm: 'ES256', expiresIn: '5m' });
  res.json({ token });
});
