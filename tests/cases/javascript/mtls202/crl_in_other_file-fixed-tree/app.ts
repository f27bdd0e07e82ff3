import express from 'express';
import { createHash } from 'crypto';
import { verify } from 'jsonwebtoken';
import type { TLSSocket } from 'tls';
import { issuerKey } from './keys';

export const app = express();

app.use((req, res, next) => {
  const cert = (req.socket as TLSSocket).getPeerCertificate();
  const claims: any = verify(req.header('authorization')!.slice(7), issuerKey, { algorithms: ['ES256'] });
  if (claims.cnf?.['x5t#S256'] !== createHash('sha256').update(cert.raw).digest('base64url')) {
    res.sendStatus(401);
    return;
  }
  next();
});

app.get('/orders', (req, res) => {
  res.json([]);
});
