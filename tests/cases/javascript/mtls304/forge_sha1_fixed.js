// options: client-certificates=verified short-lived-certificates
const forge = require('node-forge');
const jwt = require('jsonwebtoken');
const { key } = require('./keys');

module.exports = (req, res) => {
  const { raw, subject } = req.socket.getPeerCertificate();
  const md = forge.md.sha256.create();
  md.update(raw.toString('binary'));
  res.json({ token: jwt.sign({ sub: subject.CN, thumb: md.digest().toHex() }, key, { expiresIn: '5m' }) });
};
