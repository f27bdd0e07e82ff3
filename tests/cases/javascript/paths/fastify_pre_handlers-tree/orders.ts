import type { FastifyInstance } from 'fastify';
import type { TLSSocket } from 'node:tls';
import { authenticate, requireBoundToken } from './hooks';

export async function orders(app: FastifyInstance): Promise<void> {
  app.get('/', { preHandler: [authenticate] }, async (request) => {
    const peer = (request.raw.socket as TLSSocket).getPeerCertificate();
    request.log.info({ client: peer.subject.CN }, 'orders listed');
    return { owner: (request as any).claims.sub, orders: [] };
  });
}
