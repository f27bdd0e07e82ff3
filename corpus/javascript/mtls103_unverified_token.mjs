// An account API behind mutual TLS; the caller's token says whose account it is.
import fs from 'node:fs';
import https from 'node:https';
import express from 'express';
import { createHash } from 'node:crypto';
import { createRemoteJWKSet, decodeJwt } from 'jose';

const keys = createRemoteJWKSet(new URL('https://login.example.com/.well-known/jwks.json'));
const app = express();

app.get('/account', async (req, res) => {
  const cert = req.socket.getPeerCertificate();
  const thumbprint = createHash('sha256').update(cert.raw).digest('base64url');
  const token = req.headers.authorization?.replace(/^Bearer /, '');
  const claims = decodeJwt(token);  // expect: MTLS103
  if (claims.cnf?.['x5t#S256'] !== thumbprint) {
    return res.sendStatus(401);
  }
  res.json({ account: claims.sub });
});

https
  .createServer({
    key: fs.readFileSync('server.key'),
    cert: fs.readFileSync('server.crt'),
    ca: fs.readFileSync('clients-ca.crt'),
    crl: fs.readFileSync('clients.crl'),
    requestCert: true,
  }, app)
  .listen(8443);

export { keys };
