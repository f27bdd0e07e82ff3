const Hapi = require('@hapi/hapi');
const { boundToken } = require('./scheme');
const { routes } = require('./routes');
const { tlsOptions } = require('./tls');

async function start() {
  const server = Hapi.server({ port: 8443, tls: tlsOptions() });
  server.auth.scheme('bound-token', boundToken);
  server.auth.strategy('mtls', 'bound-token', { issuer: 'https://login.example.com' });
  server.auth.default('mtls');
  server.route(routes);
  await server.start();
}

start();
