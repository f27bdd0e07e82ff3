const { requireBoundToken, verifyToken } = require('./checks');

exports.orders = {
  method: 'GET',
  path: '/orders',
  options: { pre: [verifyToken, requireBoundToken] },
  handler: (request) => {
    const client = request.raw.req.socket.getPeerCertificate().subject.CN;
    return { client, owner: request.app.claims.sub };
  },
};
