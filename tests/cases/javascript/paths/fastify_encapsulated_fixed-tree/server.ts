import fastify from 'fastify';
import { orders } from './orders';
import security from './security';
import { tlsOptions } from './tls';

const app = fastify({ https: tlsOptions() });
app.register(security);
app.register(orders, { prefix: '/orders' });
app.listen({ port: 8443 });
