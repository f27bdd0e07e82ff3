// options: short-lived-certificates
import fastify from 'fastify';
import { createHash } from 'crypto';
import jwt from 'jsonwebtoken';
import { key } from './keys';

const app = fastify();

async function requireCertificate(request: any, reply: any) {
  if (!request.raw.socket.authorized) {
    return reply.code(401).send({ error: 'client certificate required' });
  }
}

app.post('/token', { preHandler: requireCertificate }, async (request) => {
  const cert = (request.raw.socket as any).getPeerCertificate();
  const cnf = { 'x5t#S256': createHash('sha256').update(cert.raw).digest('base64url') };
  return { token: jwt.sign({ sub: cert.subject.CN, cnf }, key, { expiresIn: '5m' }) };
});

export default app;
