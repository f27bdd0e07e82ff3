// options: client-certificates=verified short-lived-certificates
const nJwt = require('njwt');
const { signingKey } = require('./keys');

exports.create = (req, res) => {
  const cert = req.socket.getPeerCertificate();
  const jwt = nJwt.create({ iss: 'https://sts.internal' }, signingKey);
  jwt.setSubject(cert.subject.CN);
  res.json({ token: jwt.compact() });  // expect: MTLS301
};
