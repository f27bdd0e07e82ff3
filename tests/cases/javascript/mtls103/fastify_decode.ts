// options: assume-mtls
import fastify from 'fastify';
import fp from 'fastify-plugin';

const authenticate = fp(async (instance) => {
  instance.addHook('onRequest', async (request: any) => {
    const token = request.headers.authorization.slice(7);
    request.user = instance.jwt.decode(token);  // expect: MTLS103
  });
});

const app = fastify();
app.register(authenticate);
app.route({ method: 'GET', url: '/me', handler: async (request: any) => request.user });

export default app;
