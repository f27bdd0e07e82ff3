// options: client-certificates=verified short-lived-certificates
import Fastify from 'fastify';
import fastifyJwt from '@fastify/jwt';

const app = Fastify({ logger: true });
app.register(fastifyJwt, { secret: process.env.JWT_SECRET! });

app.post('/token', async (request, reply) => {
  const cert = (request.raw.socket as any).getPeerCertificate();
  const token = app.jwt.sign({ sub: cert.subject.CN, cnf: { 'x5t#S256': thumbprintOf(cert) } }, { expiresIn: '5m' });
  return reply.send({ token });
});

export default app;
