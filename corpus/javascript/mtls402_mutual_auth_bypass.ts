// Resource server for certificate-bound access tokens (RFC 8705).
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { TLSSocket } from 'node:tls';
import express, { NextFunction, Request, Response } from 'express';
import { createRemoteJWKSet, jwtVerify } from 'jose';

const jwks = createRemoteJWKSet(new URL('https://login.example.com/.well-known/jwks.json'));

async function authenticate(req: Request, res: Response, next: NextFunction) {
  const certificate = (req.socket as TLSSocket).getPeerCertificate();
  const presented = createHash('sha256').update(certificate.raw).digest('base64url');
  const [, token] = (req.headers.authorization ?? '').split(' ');
  try {
    const { payload } = await jwtVerify(token, jwks, { algorithms: ['ES256'], audience: 'https://api.example.com' });
    const confirmation = payload.cnf as { 'x5t#S256'?: string } | undefined;
    if (confirmation && confirmation['x5t#S256'] !== presented) {  // expect: MTLS402
      return res.status(401).json({ error: 'invalid_token' });
    }
    res.locals.client = payload.client_id;
  } catch {
    return res.status(401).json({ error: 'invalid_token' });
  }
  next();
}

const app = express();
app.use(authenticate);
app.get('/accounts', (req, res) => res.json({ client: res.locals.client, accounts: [] }));

createServer(
  {
    key: readFileSync('server.key'),
    cert: readFileSync('server.crt'),
    ca: readFileSync('clients-ca.crt'),
    crl: readFileSync('clients.crl'),
    requestCert: true,
    rejectUnauthorized: true,
  },
  app,
).listen(8443);
