const Hapi = require('@hapi/hapi');
const { orders } = require('./orders');
const { tlsOptions } = require('./tls');

const server = Hapi.server({ port: 8443, tls: tlsOptions() });
server.route(orders);
server.start();
