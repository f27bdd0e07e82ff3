const crypto = require('crypto');
const jwt = require('jsonwebtoken');

exports.withCertificate = (handler) => (call, callback) => {
  const { sslPeerCertificate: cert } = call.getAuthContext();
  if (!cert) {
    return callback({ code: 16, message: 'no client certificate' });
  }
  return handler(call, callback, cert);
};

exports.issue = (call, callback, cert) => {
  const cnf = { 'x5t#S256': crypto.createHash('sha256').update(cert.raw).digest('base64url') };
  // expect: MTLS202
  const token = jwt.sign({ sub: cert.subject.CN, cnf }, process.env.SIGNING_KEY, { algorithm: 'ES256', expiresIn: '5m' });
  callback(null, { token });
};
