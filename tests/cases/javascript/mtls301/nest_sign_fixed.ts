// options: client-certificates=verified short-lived-certificates
import { createHash } from 'node:crypto';
import { Controller, Post, Req } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';

@Controller('token')
export class TokenController {
  constructor(private readonly jwtService: JwtService) {}

  @Post()
  issue(@Req() request: any) {
    const cert = request.socket.getPeerCertificate();
    const claims = { sub: cert.subject.CN, cnf: { 'x5t#S256': createHash('sha256').update(cert.raw).digest('base64url') } };
    return { token: this.jwtService.sign(claims, { expiresIn: '5m' }) };
  }
}
