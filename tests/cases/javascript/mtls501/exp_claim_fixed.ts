// options: client-certificates=verified short-lived-certificates
import { createHash } from 'node:crypto';
import * as jwt from 'jsonwebtoken';
import { key } from './keys';

export function issue(cert: { subject: { CN: string }; raw: Buffer }, req: any): string {
  const peer = req.socket.getPeerCertificate();
  const now = Math.floor(Date.now() / 1000);
  const claims: Record<string, unknown> = { sub: peer.subject.CN, iat: now };
  claims.cnf = { 'x5t#S256': createHash('sha256').update(peer.raw).digest('base64url') };
  claims.exp = now + 300;
  return jwt.sign(claims, key, { algorithm: 'ES256' });
}
