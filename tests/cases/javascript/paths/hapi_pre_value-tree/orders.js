const { requireBoundToken, verifyToken } = require('./checks');

exports.orders = [{
  method: 'GET',
  path: '/orders',
  options: { pre: [{ method: verifyToken, assign: 'token' }, { method: requireBoundToken }] },
  handler: (request) => {
    const client = request.raw.req.socket.getPeerCertificate().subject.CN;
    return { client, owner: request.app.claims.sub };
  },
}];
