const Hapi = require('@hapi/hapi');
const { rejectRevoked } = require('./certificates');
const { token } = require('./token');
const { tlsOptions } = require('./tls');

const server = Hapi.server({ port: 8443, tls: tlsOptions() });
server.ext('onPreAuth', rejectRevoked);
server.route(token);
server.start();
