// options: client-certificates=verified short-lived-certificates
const app = require('express')();
const jwt = require('jsonwebtoken');
const describe = (jwt) => jwt.sign({ sub: 'nobody' }, 'none');

app.post('/token', async (req, res) => {
  const cert = req.socket.getPeerCertificate();
  const claims = { sub: cert.subject.CN };
  const token = describe({ sign: (payload) => JSON.stringify(payload) });
  res.json({ token });
});
