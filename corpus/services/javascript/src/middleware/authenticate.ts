import type { RequestHandler } from 'express';
import type { PeerCertificate } from 'node:tls';
import { isBoundTo } from '@certificates/thumbprint';
import type { TokenVerifier } from '@tokens';

const BEARER = /^Bearer (\S+)$/;

/** Lets through who presents a token of ours together with the certificate it was issued for. */
export function authenticate(verifier: TokenVerifier): RequestHandler {
  return (req, res, next) => {
    const [, token] = BEARER.exec(req.get('authorization') ?? '') ?? [];
    if (!token) {
      res.set('WWW-Authenticate', 'Bearer').status(401).json({ error: 'invalid_request' });
      return;
    }
    try {
      const claims = verifier.verify(token);
      const cert = res.locals.certificate as PeerCertificate;
      if (!isBoundTo(claims.cnf?.['x5t#S256'], cert)) {
        res.status(401).json({ error: 'invalid_token' });
        return;
      }
      res.locals.claims = claims;
      next();
    } catch (error) {
      res.status(401).json({ error: 'invalid_token' });
    }
  };
}
