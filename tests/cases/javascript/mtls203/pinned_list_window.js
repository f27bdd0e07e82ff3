// options: short-lived-certificates
const crypto = require('crypto');
const jwt = require('jsonwebtoken');
const { key, partners } = require('./settings');

const pinned = new Set(partners.map((partner) => partner.sha256));

module.exports = (req, res) => {
  const cert = req.socket.getPeerCertificate();
  const digest = crypto.createHash('sha256').update(cert.raw).digest('base64url');
  if (!pinned.has(digest)) {  // expect: MTLS203
    return res.sendStatus(403);
  }
  const now = Date.now();
  if (now > Date.parse(cert.valid_from)) console.debug('valid since', cert.valid_from);
  return res.json({ token: jwt.sign({ sub: cert.subject.CN, cnf: { 'x5t#S256': digest } }, key, { expiresIn: '5m' }) });
};
