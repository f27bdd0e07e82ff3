import crypto from 'node:crypto';
import https from 'node:https';
import express from 'express';
import jwt from 'jsonwebtoken';
import { assertNotRevoked } from '#checks/revocation';
import { tlsOptions } from '#tls';

const app = express();
app.post('/token', (req, res) => {
  const cert = req.socket.getPeerCertificate();
  assertNotRevoked(cert);
  const cnf = { 'x5t#S256': crypto.createHash('sha256').update(cert.raw).digest('base64url') };
  const token = jwt.sign({ sub: cert.subject.CN, cnf }, process.env.SIGNING_KEY, { algorithm: 'ES256', expiresIn: '5m' });
  res.json({ token });
});
https.createServer(tlsOptions, app).listen(8443);
