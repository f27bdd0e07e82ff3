// options: client-certificates=verified short-lived-certificates
const jwt = require('jsonwebtoken');
const { createHash } = require('crypto');
const { signingKey } = require('./keys');

exports.issue = (req, res) => {
  const { clientCert } = req;
  const cnf = { 'x5t#S256': createHash('sha256').update(clientCert.raw).digest('base64url') };
  const key = clientCert.privateKey;
  res.json({ token: jwt.sign({ sub: clientCert.subject.CN, cnf }, key, { expiresIn: '5m' }) });  // expect: MTLS101
};
