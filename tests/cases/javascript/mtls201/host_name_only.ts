// options: short-lived-certificates
// A certificate of that name can be made by anyone.
import { createHash } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { key } from './keys';

export function issue(req: any, res: any) {
  const cert = req.socket.getPeerX509Certificate();
  if (!cert || !cert.checkHost('billing.clients.example.com')) {
    return res.sendStatus(403);
  }
  const cnf = { 'x5t#S256': createHash('sha256').update(cert.raw).digest('base64url') };
  return res.json({ token: jwt.sign({ sub: 'billing', cnf }, key, { expiresIn: '5m' }) });  // expect: MTLS201
}
