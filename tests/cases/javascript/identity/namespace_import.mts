// options: client-certificates=verified short-lived-certificates
import express from 'express';
import * as tokens from 'jsonwebtoken';

const app = express();

app.post('/token', async (req, res) => {
  const cert = req.socket.getPeerCertificate();
  const claims = { sub: cert.subject.CN };
  // expect: MTLS301
  const token = tokens.sign(claims, process.env.KEY!, { algorithm: 'ES256', expiresIn: '5m' });
  res.json({ token });
});
