// options: client-certificates=verified short-lived-certificates
const app = require('express')();
const jsonwebtoken = require('jsonwebtoken');
const mint = jsonwebtoken.sign.bind(jsonwebtoken);

app.post('/token', async (req, res) => {
  const cert = req.socket.getPeerCertificate();
  const claims = { sub: cert.subject.CN };
  // expect: MTLS301
  const token = mint(claims, process.env.KEY, { algorithm: 'ES256', expiresIn: '5m' });
  res.json({ token });
});
