import { Controller, Post } from '@nestjs/common';
import type { PeerCertificate } from 'node:tls';
import { AuthService } from './auth.service';
import { ClientCert } from './client-cert.decorator';

@Controller('auth')
export class AuthController {
  constructor(private readonly auth: AuthService) {}

  @Post('token')
  token(@ClientCert() cert: PeerCertificate) {
    return this.auth.issue(cert);
  }
}
