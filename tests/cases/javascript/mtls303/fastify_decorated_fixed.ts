// options: client-certificates=verified short-lived-certificates
import Fastify, { FastifyReply, FastifyRequest } from 'fastify';
import fastifyJwt from '@fastify/jwt';
import { createHash } from 'node:crypto';

const app = Fastify();
app.register(fastifyJwt, { secret: process.env.JWT_SECRET! });

app.decorate('authenticate', async (request: any, reply: any) => {
  const claims = await request.jwtVerify();
  const { raw } = request.raw.socket.getPeerCertificate();
  if (claims.cnf?.['x5t#S256'] !== createHash('sha256').update(raw).digest('base64url')) {
    return reply.code(401).send({ error: 'token is bound to another certificate' });
  }
});

app.post('/orders', { preHandler: (app as any).authenticate }, async (request: FastifyRequest, reply: FastifyReply) => {
  return reply.send({ by: (request as any).user.sub });
});

export default app;
