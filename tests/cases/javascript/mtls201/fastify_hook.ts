// options: short-lived-certificates
import fastify from 'fastify';
import { createHash } from 'crypto';
import jwt from 'jsonwebtoken';
import { key } from './keys';

const app = fastify();

app.addHook('onRequest', async (request, reply) => {
  const socket = request.raw.socket as any;
  request.log.info({ authorized: socket.authorized });
});

app.post('/token', async (request) => {
  const cert = (request.raw.socket as any).getPeerCertificate();
  const cnf = { 'x5t#S256': createHash('sha256').update(cert.raw).digest('base64url') };
  return { token: jwt.sign({ sub: cert.subject.CN, cnf }, key, { expiresIn: '5m' }) };  // expect: MTLS201
});

export default app;
