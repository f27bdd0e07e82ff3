// options: short-lived-certificates
// checkIssued compares names; it verifies no signature.
import { createHash, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Request, Response } from 'express';
import { TLSSocket } from 'node:tls';
import * as jwt from 'jsonwebtoken';
import { key } from './keys';

const ca = new X509Certificate(readFileSync('clients-ca.crt'));

export function issue(req: Request, res: Response): void {
  const cert = (req.socket as TLSSocket).getPeerX509Certificate()!;
  if (!cert.verify(ca.publicKey) || cert.validToDate < new Date()) {
    res.sendStatus(401);
    return;
  }
  const cnf = { 'x5t#S256': createHash('sha256').update(cert.raw).digest('base64url') };
  res.json({ token: jwt.sign({ sub: cert.subject, cnf }, key, { expiresIn: '5m' }) });
}
