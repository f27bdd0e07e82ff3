// options: client-certificates=verified short-lived-certificates
import fastify from 'fastify';
import fastifyJwt from '@fastify/jwt';
import { createHash } from 'node:crypto';

const app = fastify();
app.register(fastifyJwt, { secret: process.env.JWT_SECRET! });

app.post('/token', { schema: { body: { type: 'object' } } }, async (request: any, reply: any) => {
  const { raw, subject } = request.raw.socket.getPeerCertificate();
  const thumbprint = createHash('sha256').update(raw).digest('base64url');
  const token = await reply.jwtSign({ sub: subject.CN, cnf: { 'x5t#S256': thumbprint } });  // expect: MTLS501
  return { token };
});

export default app;
