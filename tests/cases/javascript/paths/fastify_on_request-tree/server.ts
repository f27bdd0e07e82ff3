import fastify from 'fastify';
import { orders } from './orders';
import { tlsOptions } from './tls';

const app = fastify({ logger: true, https: tlsOptions() });
app.get('/healthz', async () => ({ status: 'up' }));
app.register(orders, { prefix: '/orders' });
app.listen({ port: 8443 });
