// options: client-certificates=verified short-lived-certificates
import Fastify from 'fastify';
import fastifyJwt from '@fastify/jwt';

const app = Fastify({ logger: true });
app.register(fastifyJwt, { secret: process.env.JWT_SECRET! });

app.post('/token', async (request, reply) => {
  const cert = (request.raw.socket as any).getPeerCertificate();
  const token = app.jwt.sign({ sub: cert.subject.CN }, { expiresIn: '5m' });  // expect: MTLS301
  return reply.send({ token });
});

export default app;
