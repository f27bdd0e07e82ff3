const grpc = require('@grpc/grpc-js');
const { isRevoked } = require('./revocation');

exports.notRevoked = (method, call) =>
  new grpc.ServerInterceptingCall(call, {
    start: (next) => {
      next({
        onReceiveMetadata(metadata, go) {
          if (isRevoked(call.getAuthContext().sslPeerCertificate)) {
            call.sendStatus({ code: grpc.status.PERMISSION_DENIED, details: 'revoked' });
          } else {
            go(metadata);
          }
        },
        onReceiveMessage(message, go) {
          go(message);
        },
      });
    },
  });
