// options: client-certificates=verified short-lived-certificates
const jwt = require('jsonwebtoken');
const { createHash } = require('crypto');
const { key } = require('./keys');

module.exports = (req, res) => {
  const cert = req.socket.getPeerCertificate();
  const options = { algorithm: 'RS256', issuer: 'https://sts' };
  options.expiresIn = '5m';
  const cnf = { 'x5t#S256': createHash('sha256').update(cert.raw).digest('base64url') };
  res.json({ token: jwt.sign({ sub: cert.subject.CN, cnf }, key, options) });
};
