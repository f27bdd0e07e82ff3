// options: client-certificates=verified short-lived-certificates
// The digest is that of the server's own certificate, not of the client's.
const fs = require('fs');
const crypto = require('crypto');
const jwt = require('jsonwebtoken');

const own = new crypto.X509Certificate(fs.readFileSync('server.crt'));
const key = crypto.createPrivateKey(fs.readFileSync('server.key'));

module.exports = (req, res) => {
  const cert = req.socket.getPeerX509Certificate();
  const digest = crypto.createHash('sha256').update(cert.raw).digest('base64url');
  const token = jwt.sign({ sub: cert.subject, cnf: { 'x5t#S256': digest } }, key, { expiresIn: '5m' });
  res.json({ token });
};
