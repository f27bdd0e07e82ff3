import { createHash } from 'node:crypto';
import { Injectable, UnauthorizedException } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { Request } from 'express';
import { ExtractJwt, Strategy } from 'passport-jwt';

interface Claims { sub: string; cnf?: { 'x5t#S256'?: string } }

@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy) {
  constructor() {
    // expect: MTLS303
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      secretOrKey: process.env.ISSUER_PUBLIC_KEY,
      algorithms: ['ES256'],
      audience: 'orders',
      passReqToCallback: true,
    });
  }

  async validate(request: Request, claims: Claims) {
    const { raw } = (request.socket as any).getPeerCertificate();
    const presented = createHash('sha256').update(raw).digest('base64url');
    if (!claims.cnf || !presented) {
      throw new UnauthorizedException('the token is bound to another certificate');
    }
    return { id: claims.sub };
  }
}
