import type { FastifyReply, FastifyRequest } from 'fastify';
import type { TLSSocket } from 'node:tls';
import jwt, { type JwtPayload } from 'jsonwebtoken';
import { thumbprint } from './binding';

export async function authenticate(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const token = (request.headers.authorization ?? '').slice('Bearer '.length);
  try {
    // expect: MTLS303
    (request as any).claims = jwt.verify(token, process.env.ISSUER_KEY!, { algorithms: ['ES256'], issuer: 'https://login.example.com', audience: 'orders' });
  } catch {
    await reply.code(401).send({ error: 'invalid_token' });
  }
}

export async function requireBoundToken(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const claims = (request as any).claims as JwtPayload;
  const presented = thumbprint((request.raw.socket as TLSSocket).getPeerCertificate());
  if (claims.cnf?.['x5t#S256'] !== presented) {
    await reply.code(401).send({ error: 'invalid_token' });
  }
}
