import { CanActivate, ExecutionContext, ForbiddenException } from '@nestjs/common';
import type { PeerCertificate } from 'node:tls';
import { RevocationService } from './revocation.service';

export class RevocationGuard implements CanActivate {
  constructor(private readonly revocation: RevocationService) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const cert: PeerCertificate = context.switchToHttp().getRequest().socket.getPeerCertificate();
    if (await this.revocation.isRevoked(cert)) {
      throw new ForbiddenException('revoked');
    }
    return true;
  }
}
