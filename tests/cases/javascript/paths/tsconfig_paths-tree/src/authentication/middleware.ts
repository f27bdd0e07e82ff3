import type { NextFunction, Request, Response } from 'express';
import type { TLSSocket } from 'node:tls';
import jwt from 'jsonwebtoken';
import { assertBound } from '@auth/binding';
import { issuerKey } from '@config';

export function authenticate(req: Request, res: Response, next: NextFunction): void {
  const socket = req.socket as TLSSocket;
  try {
    // expect: MTLS303
    const claims = jwt.verify(req.get('authorization')!.slice(7), issuerKey, { algorithms: ['RS256'], issuer: 'https://login.example.com', audience: 'orders' }) as any;
    assertBound(claims, socket.getPeerCertificate());
    res.locals.user = claims.sub;
    next();
  } catch {
    res.sendStatus(401);
  }
}
