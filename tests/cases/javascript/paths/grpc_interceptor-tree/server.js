const grpc = require('@grpc/grpc-js');
const { OrdersService } = require('./generated/orders_grpc_pb');
const { tokens } = require('./interceptor');
const { list } = require('./orders');
const { credentials } = require('./tls');

const server = new grpc.Server({ interceptors: [tokens] });
server.addService(OrdersService, { list });
server.bindAsync('0.0.0.0:8443', credentials, () => server.start());
