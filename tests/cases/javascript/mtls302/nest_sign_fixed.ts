// options: client-certificates=verified short-lived-certificates
import { Controller, Post, Req } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { createHash } from 'crypto';

@Controller('token')
export class TokenController {
  constructor(private readonly jwtService: JwtService) {}

  @Post()
  issue(@Req() request: any): { access_token: string } {
    const cert = request.socket.getPeerCertificate();
    const thumbprint = createHash('sha256').update(cert.raw).digest('base64url');
    const claims = { sub: cert.subject.CN, cnf: { 'x5t#S256': thumbprint } };
    return { access_token: this.jwtService.sign(claims, { expiresIn: '5m' }) };
  }
}
