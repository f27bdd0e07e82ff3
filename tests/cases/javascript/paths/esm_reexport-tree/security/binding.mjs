import { createHash } from 'node:crypto';

export function isBoundTo(claims, socket) {
  const presented = createHash('sha256').update(socket.getPeerCertificate().raw).digest('base64url');
  return claims.cnf?.['x5t#S256'] === presented;
}
