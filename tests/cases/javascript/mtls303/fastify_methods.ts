// options: client-certificates=verified short-lived-certificates
import { createHash } from 'node:crypto';
import fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import { jwtVerify } from 'jose';
import { issuerKeys } from './keys';

const digest = (request: FastifyRequest): string =>
  createHash('sha256').update((request.raw.socket as any).getPeerCertificate().raw).digest('base64url');

const authenticate = async (request: any, reply: FastifyReply) => {
  const token = request.headers.authorization.slice(7);
  // expect: MTLS303
  const { payload } = await jwtVerify(token, issuerKeys, { algorithms: ['ES256'], audience: 'orders' });
  if (!payload.cnf || !digest(request)) {
    return reply.code(401).send();
  }
  request.claims = payload;
};
const owner = async (request: any) => ({ owner: request.claims.sub });
const authenticated = async (request: any, reply: FastifyReply) => {
  await authenticate(request, reply);
  return reply.sent ? reply : owner(request);
};

const app = fastify();
app.put('/orders', { preHandler: authenticate }, owner);
app.delete('/orders', { onRequest: authenticate }, owner);
app.patch('/orders', { preValidation: [authenticate] }, owner);
app.all('/any', { preHandler: [authenticate] }, owner);
app.put('/others', authenticated);
app.delete('/others', authenticated);
app.patch('/others', authenticated);
app.all('/others', authenticated);
