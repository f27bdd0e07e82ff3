const assert = require('assert');
const { createHash } = require('crypto');

exports.thumbprintOf = (socket) => {
  const cert = socket.getPeerCertificate();
  assert(cert.raw, 'no client certificate');
  return createHash('sha256').update(cert.raw).digest('base64url');
};
