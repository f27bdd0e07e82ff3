const crypto = require('crypto');

exports.assertBound = (claims, certificate) => {
  if (!claims.cnf) {  // expect: MTLS402
    return;
  }
  const presented = crypto.createHash('sha256').update(certificate.raw).digest('base64url');
  if (claims.cnf['x5t#S256'] !== presented) {
    throw new Error('token is bound to another certificate');
  }
};
