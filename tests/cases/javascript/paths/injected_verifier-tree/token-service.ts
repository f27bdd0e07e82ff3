import { createHash } from 'node:crypto';
import type { DetailedPeerCertificate } from 'node:tls';
import { SignJWT, type KeyLike } from 'jose';
import type { CertificateVerifier } from './verifier';

export class TokenService {
  constructor(
    private readonly verifier: CertificateVerifier,
    private readonly signingKey: KeyLike,
  ) {}

  async issue(cert: DetailedPeerCertificate): Promise<string> {
    await this.verifier.check(cert);
    const x5t = createHash('sha256').update(cert.raw).digest('base64url');
    return new SignJWT({ cnf: { 'x5t#S256': x5t } })
      .setProtectedHeader({ alg: 'ES256' })
      .setSubject(cert.subject.CN)
      .setIssuer('https://login.example.com')
      .setExpirationTime('5m')
      // expect: MTLS202
      .sign(this.signingKey);
  }
}
