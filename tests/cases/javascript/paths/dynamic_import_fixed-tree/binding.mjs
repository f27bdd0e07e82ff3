import { createHash } from 'node:crypto';

export const matches = (claims, cert) =>
  claims.cnf?.['x5t#S256'] === createHash('sha256').update(cert.raw).digest('base64url');
