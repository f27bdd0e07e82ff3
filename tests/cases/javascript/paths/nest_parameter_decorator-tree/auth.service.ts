import { createHash } from 'node:crypto';
import type { PeerCertificate } from 'node:tls';
import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';

@Injectable()
export class AuthService {
  constructor(private readonly jwt: JwtService) {}

  async issue(cert: PeerCertificate) {
    const payload = { sub: cert.subject.CN, client: this.digest(cert) !== '' };
    // expect: MTLS301
    return { access_token: await this.jwt.signAsync(payload) };
  }

  private digest(cert: PeerCertificate): string {
    return createHash('sha256').update(cert.raw).digest('base64url');
  }
}
