// options: client-certificates=verified short-lived-certificates
import { createHash } from 'node:crypto';
import express from 'express';
import { CompactSign } from 'jose';
import { sign } from 'hono/jwt';
import { key } from './keys.mjs';

const digest = (cert) => createHash('sha256').update(cert.raw).digest('base64url');

const app = express();
app.post('/token', async (req, res) => {
  const cert = req.socket.getPeerCertificate();
  const claims = { sub: cert.subject.CN, cnf: { 'x5t#S256': digest(cert) }, exp: Math.floor(Date.now() / 1000) + 300 };
  const payload = new TextEncoder().encode(JSON.stringify(claims));
  const token = await new CompactSign(payload).setProtectedHeader({ alg: 'ES256' }).sign(key);
  res.json({ token });
});
app.post('/other', async (req, res) => {
  const cert = req.socket.getPeerCertificate();
  const claims = { sub: cert.subject.CN, cnf: { 'x5t#S256': digest(cert) }, exp: Math.floor(Date.now() / 1000) + 300 };
  res.json({ token: await sign(claims, key, 'ES256') });
});
