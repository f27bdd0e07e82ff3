// Token endpoint behind a strict mutual-TLS listener.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, ServerOptions } from 'node:https';
import type { TLSSocket } from 'node:tls';
import express, { Request, Response } from 'express';
import { SignJWT, importPKCS8 } from 'jose';

const app = express();

app.post('/token', async (req: Request, res: Response) => {
  const cert = (req.socket as TLSSocket).getPeerCertificate();
  const thumbprint = createHash('sha256').update(cert.raw).digest('base64url');
  const key = await importPKCS8(readFileSync('/run/secrets/issuer.pem', 'utf8'), 'ES256');
  const token = await new SignJWT({ cnf: { 'x5t#S256': thumbprint } })
    .setProtectedHeader({ alg: 'ES256' })
    .setSubject(cert.subject.CN)
    .setExpirationTime('5m')
    .sign(key);  // expect: MTLS202
  res.json({ access_token: token });
});

const options: ServerOptions = {
  key: readFileSync('server.key'),
  cert: readFileSync('server.crt'),
  ca: readFileSync('clients-ca.crt'),
  requestCert: true,
  rejectUnauthorized: true,
};

createServer(options, app).listen(8443);
