// options: client-certificates=verified short-lived-certificates
const jwt = require('jsonwebtoken');
const { key } = require('./keys');

module.exports = (req, res) => {
  const cert = req.socket.getPeerCertificate();
  const token = jwt.sign({ sub: cert.subject.CN, cert_serial: cert.serialNumber, exp_cert: cert.valid_to }, key, {  // expect: MTLS302
    expiresIn: '5m',
  });
  res.json({ token });
};
