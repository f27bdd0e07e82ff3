// options: client-certificates=verified
// Whoever passes over the exception passes over the answer: no check is left.
const jwt = require('jsonwebtoken');
const util = require('util');
const ocsp = require('ocsp');
const { createHash } = require('crypto');
const { key } = require('./keys');

const check = util.promisify(ocsp.check);

module.exports = async (req, res) => {
  const cert = req.socket.getPeerCertificate(true);
  try {
    await check({ cert: cert.raw, issuer: cert.issuerCertificate.raw });
  } catch (error) {
    return res.sendStatus(401);
  }
  const cnf = { 'x5t#S256': createHash('sha256').update(cert.raw).digest('base64url') };
  return res.json({ token: jwt.sign({ sub: cert.subject.CN, cnf }, key, { expiresIn: '5m' }) });
};
