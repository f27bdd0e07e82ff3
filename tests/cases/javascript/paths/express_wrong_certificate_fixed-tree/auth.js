const jwt = require('jsonwebtoken');
const { thumbprint } = require('./binding');
const { ownCertificate } = require('./own');

exports.authenticate = (req, res, next) => {
  const presented = req.socket.getPeerCertificate();
  const claims = jwt.verify(req.headers.authorization.slice(7), process.env.ISSUER_KEY, { algorithms: ['ES256'], issuer: 'https://login.example.com', audience: 'orders' });
  console.info('request of', presented.subject.CN, 'to', ownCertificate.subject);
  if (claims.cnf?.['x5t#S256'] !== thumbprint(presented)) {
    return res.sendStatus(401);
  }
  req.owner = claims.sub;
  next();
};
