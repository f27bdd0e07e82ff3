// options: client-certificates=verified short-lived-certificates
import { Controller, Post, Req } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';

@Controller('token')
export class TokenController {
  constructor(private readonly jwtService: JwtService) {}

  @Post()
  issue(@Req() request: any): { access_token: string } {
    const cert = request.socket.getPeerCertificate();
    const claims = { sub: cert.subject.CN, serial: cert.serialNumber };
    return { access_token: this.jwtService.sign(claims, { expiresIn: '5m' }) };  // expect: MTLS302
  }
}
