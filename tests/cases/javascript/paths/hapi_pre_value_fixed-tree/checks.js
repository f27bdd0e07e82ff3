const Boom = require('@hapi/boom');
const jwt = require('jsonwebtoken');
const { thumbprint } = require('./binding');

exports.verifyToken = (request, h) => {
  const token = request.headers.authorization.slice(7);
  request.app.claims = jwt.verify(token, process.env.ISSUER_KEY, { algorithms: ['ES256'], issuer: 'https://login.example.com', audience: 'orders' });
  return null;
};

exports.requireBoundToken = (request, h) => {
  const cert = request.raw.req.socket.getPeerCertificate();
  if (request.app.claims.cnf?.['x5t#S256'] !== thumbprint(cert)) {
    throw Boom.unauthorized('invalid_token');
  }
  return null;
};
