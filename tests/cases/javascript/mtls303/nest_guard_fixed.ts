// options: client-certificates=verified short-lived-certificates
import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { createHash } from 'crypto';

@Injectable()
export class BoundTokenGuard implements CanActivate {
  constructor(private readonly jwtService: JwtService) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest();
    const cert = request.socket.getPeerCertificate();
    const token = request.headers.authorization?.split(' ')[1];
    try {
      const claims = await this.jwtService.verifyAsync(token);
      request.user = claims;
      const presented = createHash('sha256').update(cert.raw).digest('base64url');
      return claims.cnf?.['x5t#S256'] === presented;
    } catch {
      return false;
    }
  }
}
