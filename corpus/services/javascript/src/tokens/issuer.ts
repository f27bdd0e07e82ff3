import { randomUUID } from 'node:crypto';
import type { PeerCertificate } from 'node:tls';
import jwt from 'jsonwebtoken';
import { thumbprint } from '@certificates/thumbprint';
import type { Client } from '../clients';
import type { Config } from '../config';
import { LIFETIME_SECONDS } from './claims';

export class TokenIssuer {
  constructor(private readonly config: Config) {}

  /** A token that is good only together with the certificate. */
  issue(client: Client, cert: PeerCertificate): string {
    const claims = {
      sub: client.id,
      scope: client.scopes.join(' '),
      cnf: { 'x5t#S256': thumbprint(cert) },
    };
    return jwt.sign(claims, this.config.signingKey, {
      algorithm: 'ES256',
      keyid: this.config.keyId,
      issuer: this.config.issuer,
      audience: this.config.audience,
      jwtid: randomUUID(),
      expiresIn: LIFETIME_SECONDS,
    });
  }
}
