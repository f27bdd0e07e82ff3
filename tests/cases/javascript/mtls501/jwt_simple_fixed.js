// options: client-certificates=verified short-lived-certificates
const jwt = require('jwt-simple');
const { createHash } = require('crypto');
const { key } = require('./keys');

module.exports = (req, res) => {
  const cert = req.socket.getPeerCertificate();
  const payload = { sub: cert.subject.CN, x5t: createHash('sha256').update(cert.raw).digest('hex'), exp: Date.now() / 1000 + 300 };
  res.json({ token: jwt.encode(payload, key, 'RS256') });
};
