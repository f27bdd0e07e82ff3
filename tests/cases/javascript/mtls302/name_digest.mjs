// options: client-certificates=verified short-lived-certificates
import { hash } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { key } from './keys.mjs';

export function issue(req, res) {
  const { subject } = req.socket.getPeerCertificate();
  const claims = { sub: subject.CN, cnf: { spki: hash('sha256', subject.CN, 'base64url') } };
  res.json({ token: jwt.sign(claims, key, { expiresIn: '5m' }) });  // expect: MTLS302
}
