// NestJS controller that exchanges a client certificate for an access token.
import { Controller, Post, Req, UnauthorizedException } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { JwtService } from '@nestjs/jwt';
import { createHash } from 'crypto';
import type { Request } from 'express';
import { readFileSync } from 'fs';
import type { TLSSocket } from 'tls';
import { AppModule } from './app.module';

@Controller('auth')
export class TokenController {
  constructor(private readonly jwt: JwtService) {}

  @Post('token')
  async issue(@Req() req: Request) {
    const cert = (req.socket as TLSSocket).getPeerCertificate();
    if (!cert || !cert.subject) {
      throw new UnauthorizedException();
    }
    const binding = { cnf: { 'x5t#S256': createHash('sha256').update(cert.raw).digest('base64url') } };
    const claims = { sub: cert.subject.CN, ...binding };
    const token = await this.jwt.signAsync(claims, { expiresIn: '5m' });
    return { access_token: token };
  }
}

async function bootstrap() {
  const app = await NestFactory.create(AppModule, {
    httpsOptions: {
      key: readFileSync('server.key'),
      cert: readFileSync('server.crt'),
      ca: readFileSync('clients-ca.crt'),
      crl: readFileSync('clients.crl'),
      requestCert: true,
      rejectUnauthorized: true,
    },
  });
  await app.listen(8443);
}
bootstrap();
