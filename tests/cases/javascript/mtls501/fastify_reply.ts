// options: client-certificates=verified short-lived-certificates
import { createHash } from 'node:crypto';
import Fastify from 'fastify';
import fastifyJwt from '@fastify/jwt';

const app = Fastify();
app.register(fastifyJwt, { secret: process.env.JWT_SECRET! });

app.post('/token', async (request: any, reply: any) => {
  const cert = request.raw.socket.getPeerCertificate();
  const thumbprint = createHash('sha256').update(cert.raw).digest('base64url');
  const claims = { sub: cert.subject.CN, cnf: { 'x5t#S256': thumbprint } };
  const token = await reply.jwtSign(claims, { sign: { algorithm: 'HS256' } });  // expect: MTLS501
  return reply.send({ token });
});

export default app;
