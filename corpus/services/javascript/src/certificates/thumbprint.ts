import { createHash, timingSafeEqual } from 'node:crypto';
import type { PeerCertificate } from 'node:tls';

/** The `x5t#S256` of RFC 8705: base64url of the SHA-256 of the certificate in DER. */
export function thumbprint(cert: PeerCertificate): string {
  return createHash('sha256').update(cert.raw).digest('base64url');
}

/** Whether a token's confirmation is that of the certificate; a token without one is bound to nothing. */
export function isBoundTo(confirmation: string | undefined, cert: PeerCertificate): boolean {
  if (!confirmation) {
    return false;
  }
  const expected = Buffer.from(thumbprint(cert));
  const actual = Buffer.from(confirmation);
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}
