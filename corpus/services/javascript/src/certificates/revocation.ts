import type { DetailedPeerCertificate } from 'node:tls';
import ocsp from 'ocsp';

export interface RevocationChecker {
  /** Throws when the certificate is revoked, or when nobody can tell. */
  assertGood(cert: DetailedPeerCertificate): Promise<void>;
}

export class RevokedError extends Error {}

export class OcspChecker implements RevocationChecker {
  assertGood(cert: DetailedPeerCertificate): Promise<void> {
    return new Promise((resolve, reject) => {
      ocsp.check({ cert: cert.raw, issuer: cert.issuerCertificate.raw }, (error, answer) => {
        if (error) {
          reject(new RevokedError(`no good answer for ${cert.serialNumber}: ${error.message}`));
          return;
        }
        if (answer.type !== 'good') {
          reject(new RevokedError(`certificate ${cert.serialNumber} is ${answer.type}`));
          return;
        }
        resolve();
      });
    });
  }
}
