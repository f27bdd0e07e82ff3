const jwt = require('jsonwebtoken');
const { createHash } = require('crypto');
const { isRevoked } = require('@acme/pki');
const { key } = require('./keys');

async function issue(req, res) {
  const { socket } = req;
  if (!socket.authorized) {
    return res.status(401).send('client certificate required');
  }
  const cert = socket.getPeerCertificate();
  const revoked = await isRevoked(cert.serialNumber);
  if (revoked) metrics.increment('revoked');
  const cnf = { 'x5t#S256': createHash('sha256').update(cert.raw).digest('base64url') };
  const token = jwt.sign({ sub: cert.subject.CN, cnf }, key, { expiresIn: '5m' });  // expect: MTLS202
  return res.json({ token });
}

module.exports = { issue };
