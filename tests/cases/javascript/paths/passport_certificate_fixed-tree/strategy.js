const { Strategy } = require('passport-client-certificate');
const { isRevoked } = require('./revocation');

exports.strategy = new Strategy((clientCert, done) => {
  if (isRevoked(clientCert)) {
    return done(null, false);
  }
  return done(null, { name: clientCert.subject.CN, cert: clientCert });
});
