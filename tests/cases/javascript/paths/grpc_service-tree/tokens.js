const jwt = require('jsonwebtoken');
const { digest } = require('./binding');
const { assertNotRevoked } = require('./revocation');

async function issue(call, callback) {
  const { sslPeerCertificate: cert } = call.getAuthContext();
  if (!cert) {
    return callback({ code: 16, message: 'no client certificate' });
  }
  assertNotRevoked(null);
  const cnf = { 'x5t#S256': digest(cert.raw) };
  // expect: MTLS202
  const token = jwt.sign({ sub: cert.subject.CN, cnf }, process.env.SIGNING_KEY, { algorithm: 'ES256', expiresIn: '5m' });
  return callback(null, { token });
}

module.exports = { issue };
