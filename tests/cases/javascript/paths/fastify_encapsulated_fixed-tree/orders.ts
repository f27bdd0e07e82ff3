import type { FastifyInstance } from 'fastify';
import type { TLSSocket } from 'node:tls';
import { authenticate } from './hooks';

export async function orders(app: FastifyInstance): Promise<void> {
  app.addHook('onRequest', authenticate);
  app.get('/', async (request) => {
    const peer = (request.raw.socket as TLSSocket).getPeerCertificate();
    return { client: peer.subject.CN, owner: (request as any).claims.sub };
  });
}
