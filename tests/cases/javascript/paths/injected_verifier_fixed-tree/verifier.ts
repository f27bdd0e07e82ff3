import type { DetailedPeerCertificate } from 'node:tls';

export interface CertificateVerifier {
  check(cert: DetailedPeerCertificate): Promise<void>;
}
