const grpc = require('@grpc/grpc-js');
const { TokensService } = require('./generated/tokens_grpc_pb');
const { notRevoked } = require('./interceptor');
const { credentials } = require('./tls');
const { issue, withCertificate } = require('./tokens');

const server = new grpc.Server({ interceptors: [notRevoked] });
server.addService(TokensService, { issue: withCertificate(issue) });
server.bindAsync('0.0.0.0:8443', credentials, () => server.start());
