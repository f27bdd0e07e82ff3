import { Controller, Post, Req } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { thumbprint } from './binding';

@Controller('token')
export class TokenController {
  constructor(private readonly jwt: JwtService) {}

  @Post()
  issue(@Req() request: any) {
    const cert = request.socket.getPeerCertificate();
    const cnf = { 'x5t#S256': thumbprint(cert) };
    // expect: MTLS202
    return { access_token: this.jwt.sign({ sub: cert.subject.CN, cnf }, { algorithm: 'ES256', expiresIn: '5m' }) };
  }
}
