import type { DetailedPeerCertificate } from 'node:tls';
import type { CertificateVerifier } from './verifier';
import { loadRevokedSerials } from './crl-store';

export class CrlVerifier implements CertificateVerifier {
  async check(cert: DetailedPeerCertificate): Promise<void> {
    const revoked = await loadRevokedSerials();
    if (revoked.includes(cert.serialNumber)) {
      console.warn(`certificate ${cert.serialNumber} is revoked`);
    }
  }
}
