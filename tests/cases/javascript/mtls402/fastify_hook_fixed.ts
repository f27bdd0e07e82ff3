// options: client-certificates=verified short-lived-certificates
import { createHash } from 'node:crypto';
import Fastify from 'fastify';
import { jwtVerify } from 'jose';
import { jwks } from './keys';

const app = Fastify({ logger: true });

app.addHook('preHandler', async (request: any, reply) => {
  const { payload } = await jwtVerify(request.headers.authorization.slice(7), jwks, { algorithms: ['ES256'] });
  const cert = request.raw.socket.getPeerCertificate();
  const bound: any = payload.cnf;
  if (bound) {
    const presented = createHash('sha256').update(cert.raw).digest('base64url');
    if (bound['x5t#S256'] !== presented) {
      return reply.code(401).send({ error: 'invalid_token' });
    }
  } else {
    return reply.code(401).send({ error: 'invalid_token' });
  }
});

app.get('/orders', async () => ({ orders: [] }));
app.listen({ port: 8080 });
