// options: client-certificates=verified short-lived-certificates
const app = require('express')();
const jwt = { sign: (payload) => Buffer.from(JSON.stringify(payload)).toString('base64url') };

app.post('/token', async (req, res) => {
  const cert = req.socket.getPeerCertificate();
  const claims = { sub: cert.subject.CN };
  const token = jwt.sign(claims);
  res.json({ token });
});
