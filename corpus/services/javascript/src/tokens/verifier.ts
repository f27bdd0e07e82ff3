import jwt from 'jsonwebtoken';
import type { Config } from '../config';
import type { BoundClaims } from './claims';

export class TokenVerifier {
  constructor(private readonly config: Config) {}

  /** The claims of a token of ours; throws for any other. */
  verify(token: string): BoundClaims {
    const claims = jwt.verify(token, this.config.verificationKey, {
      algorithms: ['ES256'],
      issuer: this.config.issuer,
      audience: this.config.audience,
    });
    return claims as BoundClaims;
  }
}
