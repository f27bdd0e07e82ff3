const Boom = require('@hapi/boom');
const { isRevoked } = require('./crl');

exports.rejectRevoked = async (request, h) => {
  const cert = request.raw.req.socket.getPeerCertificate();
  if (await isRevoked(cert.serialNumber)) {
    throw Boom.forbidden('revoked');
  }
  return h.continue;
};
