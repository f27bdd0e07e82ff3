const ClientCert = require('passport-client-cert');
const { isRevoked } = require('./revocation');

exports.byCertificate = new ClientCert.Strategy((cert, done) => {
  if (isRevoked(cert.serialNumber)) {
    return done(null, false);
  }
  return done(null, { id: cert.subject.CN });
});
