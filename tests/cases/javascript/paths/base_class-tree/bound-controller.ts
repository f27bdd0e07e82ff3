import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import type { TLSSocket } from 'node:tls';
import { verify, type JwtPayload } from 'jsonwebtoken';

export abstract class BoundController {
  protected abstract answer(claims: JwtPayload, res: Response): void;

  handle = (req: Request, res: Response): void => {
    const token = (req.headers.authorization ?? '').replace('Bearer ', '');
    // expect: MTLS303
    const claims = verify(token, process.env.ISSUER_KEY!, { algorithms: ['ES256'], issuer: 'https://login.example.com', audience: 'orders' }) as JwtPayload;
    if (!this.isBound(claims, req.socket as TLSSocket)) {
      res.sendStatus(401);
      return;
    }
    this.answer(claims, res);
  };

  protected isBound(claims: JwtPayload, socket: TLSSocket): boolean {
    const presented = createHash('sha256').update(socket.getPeerCertificate().raw).digest('base64url');
    return claims.cnf?.['x5t#S256'] === presented;
  }
}
