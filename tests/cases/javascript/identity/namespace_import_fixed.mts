// options: client-certificates=verified short-lived-certificates
import { createHash } from 'node:crypto';
import express from 'express';
import * as tokens from 'jsonwebtoken';

const app = express();

app.post('/token', async (req, res) => {
  const cert = req.socket.getPeerCertificate();
  const claims = { sub: cert.subject.CN, cnf: { 'x5t#S256': createHash('sha256').update(cert.raw).digest('base64url') } };
  const token = tokens.sign(claims, process.env.KEY!, { algorithm: 'ES256', expiresIn: '5m' });
  res.json({ token });
});
