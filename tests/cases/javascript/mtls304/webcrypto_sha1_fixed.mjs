// options: client-certificates=verified short-lived-certificates
import crypto from 'node:crypto';
import jwt from 'jsonwebtoken';
import { signingKey } from './keys.mjs';

export async function issue(req, res) {
  const cert = req.socket.getPeerCertificate();
  const digest = await crypto.subtle.digest('SHA-256', cert.raw);
  const cnf = { 'x5t#S256': Buffer.from(digest).toString('base64url') };
  res.json({ token: jwt.sign({ sub: cert.subject.CN, cnf }, signingKey, { algorithm: 'ES256', expiresIn: '5m' }) });
}
