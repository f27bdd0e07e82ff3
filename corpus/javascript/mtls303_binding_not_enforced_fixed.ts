// Fastify resource server for certificate-bound access tokens.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { TLSSocket } from 'node:tls';
import Fastify, { FastifyReply, FastifyRequest } from 'fastify';
import { createRemoteJWKSet, jwtVerify } from 'jose';

const jwks = createRemoteJWKSet(new URL('https://login.example.com/jwks'));

const app = Fastify({
  https: {
    key: readFileSync('server.key'),
    cert: readFileSync('server.crt'),
    ca: readFileSync('clients-ca.crt'),
    crl: readFileSync('clients.crl'),
    requestCert: true,
    rejectUnauthorized: true,
  },
});

async function authenticate(request: FastifyRequest, reply: FastifyReply) {
  const cert = (request.raw.socket as TLSSocket).getPeerCertificate();
  const thumbprint = createHash('sha256').update(cert.raw).digest('base64url');
  const token = (request.headers.authorization ?? '').replace('Bearer ', '');
  const { payload } = await jwtVerify(token, jwks, { algorithms: ['RS256'] });
  const bound = payload.cnf as { 'x5t#S256'?: string } | undefined;
  if (bound?.['x5t#S256'] !== thumbprint) {
    return reply.code(401).send({ error: 'invalid_token' });
  }
  request.log.info({ thumbprint }, 'certificate-bound token accepted');
}

app.get('/orders', { preHandler: authenticate }, async () => ({ orders: [] }));

app.listen({ port: 8443 });
