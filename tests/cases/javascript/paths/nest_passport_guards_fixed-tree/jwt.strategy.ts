import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { ExtractJwt, Strategy } from 'passport-jwt';

@Injectable()
export class IssuerStrategy extends PassportStrategy(Strategy, 'issuer') {
  constructor() {
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      secretOrKey: process.env.ISSUER_PUBLIC_KEY,
      algorithms: ['ES256'],
      audience: 'orders',
    });
  }

  validate(claims: any) {
    return claims;
  }
}
