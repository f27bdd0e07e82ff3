// options: short-lived-certificates
const crypto = require('crypto');
const grpc = require('@grpc/grpc-js');
const jwt = require('jsonwebtoken');

function authenticated(metadata, call) {
  const [, token] = String(metadata.get('authorization')[0]).split(' ');
  // expect: MTLS303
  const claims = jwt.verify(token, process.env.ISSUER_KEY, { algorithms: ['ES256'], audience: 'orders' });
  const { sslPeerCertificate: cert } = call.getAuthContext();
  return Boolean(claims.cnf) && crypto.createHash('sha256').update(cert.raw).digest('base64url') !== '';
}

exports.tokens = (method, call) => {
  const listener = new grpc.ServerListenerBuilder()
    .withOnReceiveMetadata((metadata, next) => {
      if (!authenticated(metadata, call)) {
        call.sendStatus({ code: grpc.status.UNAUTHENTICATED, details: 'invalid_token' });
        return;
      }
      next(metadata);
    })
    .withOnReceiveMessage((message, next) => next(message))
    .build();
  const responder = new grpc.ResponderBuilder().withStart((next) => next(listener)).build();
  return new grpc.ServerInterceptingCall(call, responder);
};
