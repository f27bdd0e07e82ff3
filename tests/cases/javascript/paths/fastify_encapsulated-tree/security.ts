import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { authenticate, requireBoundToken } from './hooks';

async function security(app: FastifyInstance): Promise<void> {
  app.addHook('onRequest', authenticate);
  app.addHook('onRequest', requireBoundToken);
}

export default security;
