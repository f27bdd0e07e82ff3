// options: short-lived-certificates
const { createHash } = require('crypto');
const jwt = require('jsonwebtoken');
const { key } = require('./keys');

const partners = new Set(require('./partners.json').fingerprints);

module.exports = (req, res) => {
  const cert = req.socket.getPeerCertificate();
  const digest = createHash('sha256').update(cert.raw).digest('base64url');
  if (!partners.has(digest)) {
    return res.sendStatus(403);
  }
  const now = new Date();
  if (now < new Date(cert.valid_from) || now > new Date(cert.valid_to)) {
    return res.sendStatus(403);
  }
  return res.json({
    token: jwt.sign({ sub: cert.subject.CN, cnf: { 'x5t#S256': digest } }, key, { expiresIn: '5m' }),
  });
};
