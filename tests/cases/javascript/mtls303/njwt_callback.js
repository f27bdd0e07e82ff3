// options: client-certificates=verified short-lived-certificates
const nJwt = require('njwt');
const { key } = require('./keys');

module.exports = (req, res, next) => {
  const cert = req.socket.getPeerCertificate();
  nJwt.verify(req.token, key, 'RS256', (error, jwt) => {  // expect: MTLS303
    if (error) return res.sendStatus(401);
    if (jwt.body.sub !== cert.subject.CN) return res.sendStatus(401);
    return next();
  });
};
