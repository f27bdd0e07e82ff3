// options: client-certificates=verified short-lived-certificates
import Fastify, { FastifyReply, FastifyRequest } from 'fastify';
import fastifyJwt from '@fastify/jwt';

const app = Fastify();
app.register(fastifyJwt, { secret: process.env.JWT_SECRET! });

app.decorate('authenticate', async (request: any, reply: any) => {
  const claims = await request.jwtVerify();  // expect: MTLS303
  const { subject } = request.raw.socket.getPeerCertificate();
  if (claims.sub !== subject.CN) {
    return reply.code(401).send({ error: 'token is of another client' });
  }
});

app.post('/orders', { preHandler: (app as any).authenticate }, async (request: FastifyRequest, reply: FastifyReply) => {
  return reply.send({ by: (request as any).user.sub });
});

export default app;
