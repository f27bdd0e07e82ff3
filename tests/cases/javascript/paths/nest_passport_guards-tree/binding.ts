import { createHash } from 'node:crypto';
import type { PeerCertificate } from 'node:tls';

export const thumbprint = (cert: PeerCertificate): string =>
  createHash('sha256').update(cert.raw).digest('base64url');
