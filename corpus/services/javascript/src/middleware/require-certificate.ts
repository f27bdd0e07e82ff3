import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { DetailedPeerCertificate, TLSSocket } from 'node:tls';
import type { RevocationChecker } from '@certificates/revocation';

/** Keeps the certificate of the connection, which the TLS layer verified, for the handlers that follow. */
export function requireCertificate(req: Request, res: Response, next: NextFunction): void {
  const cert = (req.socket as TLSSocket).getPeerCertificate(true);
  if (!cert.raw) {
    res.status(401).json({ error: 'invalid_client' });
    return;
  }
  res.locals.certificate = cert;
  next();
}

/** Lets through whose certificate is not revoked. */
export function rejectRevoked(revocation: RevocationChecker): RequestHandler {
  return async (req, res, next) => {
    const cert = res.locals.certificate as DetailedPeerCertificate;
    try {
      await revocation.assertGood(cert);
    } catch (error) {
      res.status(403).json({ error: 'invalid_client' });
      return;
    }
    next();
  };
}
