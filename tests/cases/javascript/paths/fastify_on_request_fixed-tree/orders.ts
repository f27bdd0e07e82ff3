import type { FastifyPluginAsync } from 'fastify';
import type { TLSSocket } from 'node:tls';
import { authenticate, requireBoundToken } from './hooks';

export const orders: FastifyPluginAsync = async (app) => {
  app.addHook('onRequest', authenticate);
  app.addHook('preHandler', requireBoundToken);

  app.route({
    method: 'GET',
    url: '/',
    handler: async (request, reply) => {
      reply.header('x-client', (request.raw.socket as TLSSocket).getPeerCertificate().subject.CN);
      return { owner: (request as any).claims.sub };
    },
  });
};
