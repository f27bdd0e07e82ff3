// options: client-certificates=verified short-lived-certificates
const jwt = require('jsonwebtoken');
const { issuerKey } = require('./keys');

module.exports = (req, res, next) => {
  const cert = req.socket.getPeerCertificate();
  let claims;
  try {
    claims = jwt.verify(req.get('Authorization').slice(7), issuerKey, { algorithms: ['RS256'] });  // expect: MTLS303
  } catch (err) {
    return res.sendStatus(401);
  }
  if (claims.sub !== cert.subject.CN) {
    return res.sendStatus(403);
  }
  req.user = claims;
  return next();
};
