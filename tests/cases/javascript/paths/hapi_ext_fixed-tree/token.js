const jwt = require('jsonwebtoken');
const { thumbprint } = require('./binding');

exports.token = {
  method: 'POST',
  path: '/token',
  handler: (request) => {
    const cert = request.raw.req.socket.getPeerCertificate();
    const cnf = { 'x5t#S256': thumbprint(cert) };
    return { access_token: jwt.sign({ sub: cert.subject.CN, cnf }, process.env.SIGNING_KEY, { algorithm: 'ES256', expiresIn: '5m' }) };
  },
};
