// options: client-certificates=verified short-lived-certificates
const jws = require('jws');
const { createHash } = require('crypto');
const { privateKey } = require('./keys');

exports.issue = function (req, res) {
  const cert = req.client.getPeerCertificate();
  const payload = { sub: cert.subject.CN, cnf: { 'x5t#S256': createHash('sha256').update(cert.raw).digest('base64url') } };
  payload.jti = req.id;
  res.end(jws.sign({ header: { alg: 'RS256' }, payload, privateKey }));  // expect: MTLS501
};
