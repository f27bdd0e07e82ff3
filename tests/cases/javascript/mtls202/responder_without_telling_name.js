// options: client-certificates=verified
// The name of the function outside the tree does not say that it asks about revocation.
const jwt = require('jsonwebtoken');
const { createHash } = require('crypto');
const { queryResponder } = require('@acme/pki');
const { key } = require('./keys');

module.exports = async (req, res) => {
  const cert = req.socket.getPeerCertificate(true);
  if ((await queryResponder(cert.raw)) !== 'good') return res.sendStatus(401);
  const cnf = { 'x5t#S256': createHash('sha256').update(cert.raw).digest('base64url') };
  return res.json({ token: jwt.sign({ sub: cert.subject.CN, cnf }, key, { expiresIn: '5m' }) }); // expect: MTLS202
};
