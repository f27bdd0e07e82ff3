// options: client-certificates=verified short-lived-certificates
import express from 'express';
import { CompactSign } from 'jose';
import { sign } from 'hono/jwt';
import { key } from './keys.mjs';

const app = express();
app.post('/token', async (req, res) => {
  const cert = req.socket.getPeerCertificate();
  const claims = { sub: cert.subject.CN, exp: Math.floor(Date.now() / 1000) + 300 };
  const payload = new TextEncoder().encode(JSON.stringify(claims));
  // expect: MTLS301
  const token = await new CompactSign(payload).setProtectedHeader({ alg: 'ES256' }).sign(key);
  res.json({ token });
});
app.post('/other', async (req, res) => {
  const cert = req.socket.getPeerCertificate();
  const claims = { sub: cert.subject.CN, exp: Math.floor(Date.now() / 1000) + 300 };
  // expect: MTLS301
  res.json({ token: await sign(claims, key, 'ES256') });
});
