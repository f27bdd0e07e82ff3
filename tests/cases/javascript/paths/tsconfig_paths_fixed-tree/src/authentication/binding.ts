import type { PeerCertificate } from 'node:tls';
import { createHash } from 'node:crypto';

export class BindingError extends Error {}

export function assertBound(claims: { cnf?: Record<string, string> }, cert: PeerCertificate): void {
  const expected = createHash('sha256').update(cert.raw).digest('base64url');
  if (claims.cnf?.['x5t#S256'] !== expected) {
    throw new BindingError('the token belongs to another client');
  }
}
