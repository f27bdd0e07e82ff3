import { PassportStrategy } from '@nestjs/passport';
import { ExtractJwt, Strategy } from 'passport-jwt';

export class JwtStrategy extends PassportStrategy(Strategy) {
  constructor(config: ConfigService) {
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      // ruleid: mtls503-expiry-not-enforced-javascript
      ignoreExpiration: false,
      secretOrKey: config.key,
    });
  }
}

export class StrictStrategy extends PassportStrategy(Strategy) {
  constructor(config: ConfigService) {
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      // ok: mtls503-expiry-not-enforced-javascript
      ignoreExpiration: false,
      secretOrKey: config.key,
    });
  }
}
