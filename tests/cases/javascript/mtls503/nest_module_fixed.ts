// options: client-certificates=verified short-lived-certificates
import { Injectable, UnauthorizedException } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { createHash } from 'crypto';

@Injectable()
export class SessionService {
  constructor(private readonly jwt: JwtService) {}

  resume(req: any): string {
    const claims = this.jwt.verify(req.headers['x-session'], { ignoreExpiration: false });
    const presented = createHash('sha256').update(req.socket.getPeerCertificate().raw).digest('base64url');
    if (claims.cnf?.['x5t#S256'] !== presented) {
      throw new UnauthorizedException();
    }
    return claims.sub;
  }
}
