// options: client-certificates=verified short-lived-certificates
const jwt = require('jsonwebtoken');
const { issuerKey } = require('./keys');

const identify = (req) =>
  Promise.resolve({
    certificate: req.socket.getPeerCertificate(),
    claims: jwt.verify(req.headers.authorization.slice(7), issuerKey, { algorithms: ['ES256'] }),  // expect: MTLS303
  });

exports.requireToken = async (req, res, next) => {
  const { certificate, claims } = await identify(req);
  if (claims.sub !== certificate.subject.CN) {
    return res.sendStatus(401);
  }
  req.user = claims.sub;
  return next();
};
