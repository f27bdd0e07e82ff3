// options: client-certificates=verified
import * as https from 'node:https';
import * as crypto from 'node:crypto';
import express from 'express';
import jwt from 'jsonwebtoken';
import { isRevoked } from 'ocsp-client';
enum Verdict { Good, Revoked }
const key = process.env.KEY!;
async function judge(cert: Buffer): Promise<Verdict> {
  if (await isRevoked(cert)) { return Verdict.Revoked; }
  return Verdict.Good;
}
const app = express();
app.post('/token', async (req, res) => {
  const cert = (req.socket as any).getPeerCertificate();
  if ((await judge(cert.raw)) !== Verdict.Good) { res.sendStatus(401); return; }
  const sum = crypto.createHash('sha256').update(cert.raw).digest('base64url');
  res.send(jwt.sign({ sub: cert.subject.CN, cnf: { 'x5t#S256': sum } }, key, { algorithm: 'ES256', expiresIn: '5m' }));
});
https.createServer({ requestCert: true, rejectUnauthorized: true, ca: process.env.CA }, app).listen(8443);
