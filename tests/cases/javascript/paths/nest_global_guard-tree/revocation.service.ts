import type { PeerCertificate } from 'node:tls';

export class RevocationService {
  private readonly revoked = new Set<string>();

  async isRevoked(cert: PeerCertificate): Promise<boolean> {
    return this.revoked.has(cert.serialNumber);
  }
}
