// options: client-certificates=verified short-lived-certificates
import { createHash } from 'node:crypto';
import type { TLSSocket } from 'node:tls';
import type { Request, Response } from 'express';
import { SignJWT, type KeyLike } from 'jose';

interface Clock {
  now(): number;
}

interface Issuer<C extends object = Record<string, unknown>> {
  issue(claims: C): Promise<string>;
}

class JoseIssuer implements Issuer {
  readonly #key: KeyLike;

  constructor(key: KeyLike, private readonly clock: Clock) {
    this.#key = key;
  }

  async issue(claims: Record<string, unknown>): Promise<string> {
    const issuedAt = Math.floor(this.clock.now() / 1000);
    return new SignJWT({ ...claims, iat: issuedAt, exp: issuedAt + 300 }).setProtectedHeader({ alg: 'ES256' }).sign(this.#key);
  }
}

export class TokenController {
  constructor(private readonly issuer: Issuer) {}

  handle = async (req: Request, res: Response): Promise<void> => {
    const { subject, raw } = (req.socket as TLSSocket).getPeerCertificate();
    const cnf = { 'x5t#S256': createHash('sha256').update(raw).digest('base64url') };
    res.json({ token: await this.issuer.issue({ sub: subject.CN, cnf } satisfies object) });
  };
}

export const controller = (key: KeyLike): TokenController => new TokenController(new JoseIssuer(key, { now: () => Date.now() }));
export const label = (text: string): string => createHash('sha256').update(text).digest('hex');
