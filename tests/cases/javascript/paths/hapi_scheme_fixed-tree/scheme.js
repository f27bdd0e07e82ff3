const Boom = require('@hapi/boom');
const jwt = require('jsonwebtoken');
const { thumbprint } = require('./binding');

exports.boundToken = (server, options) => ({
  authenticate(request, h) {
    const token = (request.headers.authorization || '').slice(7);
    const cert = request.raw.req.socket.getPeerCertificate();
    const claims = jwt.verify(token, process.env.ISSUER_KEY, { algorithms: ['ES256'], issuer: options.issuer, audience: 'orders' });
    if (!claims.cnf || claims.cnf['x5t#S256'] !== thumbprint(cert)) {
      throw Boom.unauthorized('the token belongs to another client');
    }
    return h.authenticated({ credentials: { user: claims.sub } });
  },
});
