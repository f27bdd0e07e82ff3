// options: client-certificates=verified short-lived-certificates
import crypto from 'node:crypto';
import jwt from 'jsonwebtoken';
import { key } from './keys.mjs';

export function issue(req, res) {
  const cert = req.socket.getPeerCertificate();
  const thumbprint = crypto.hash('sha256', cert.raw, 'base64url');
  res.json({ token: jwt.sign({ sub: cert.subject.CN, cnf: { 'x5t#S256': thumbprint } }, key, { expiresIn: '5m' }) });
}
