// options: client-certificates=verified short-lived-certificates
const jwt = require('jsonwebtoken');
const { key } = require('./keys');

module.exports = (req, res) => {
  const { subject, valid_from } = req.socket.getPeerCertificate();
  res.json({ token: jwt.sign({ sub: subject.CN, certificate: valid_from }, key, { expiresIn: '5m' }) });  // expect: MTLS302
};
