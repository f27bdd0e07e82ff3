// options: client-certificates=verified short-lived-certificates
const { createSigner } = require('fast-jwt');
const crypto = require('crypto');
const { key } = require('./keys');

const sign = createSigner({ key, algorithm: 'ES256', expiresIn: 300000 });

module.exports = function issue(request, reply) {
  const cert = request.raw.socket.getPeerCertificate();
  const thumbprint = crypto.createHash('sha256').update(cert.raw).digest('base64url');
  reply.send({ token: sign({ sub: cert.subject.CN, tag: 'v2' }) });  // expect: MTLS301
};
