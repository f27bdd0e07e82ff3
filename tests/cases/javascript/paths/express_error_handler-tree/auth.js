const jwt = require('jsonwebtoken');
const { Unauthorized } = require('./errors');
const { thumbprint } = require('./binding');

exports.authenticate = (req, res, next) => {
  const token = (req.headers.authorization || '').slice(7);
  let claims;
  try {
    // expect: MTLS303
    claims = jwt.verify(token, process.env.ISSUER_KEY, { algorithms: ['ES256'], issuer: 'https://login.example.com', audience: 'orders' });
  } catch (error) {
    return next(new Unauthorized('invalid_token'));
  }
  if (!claims.cnf || claims.cnf['x5t#S256'] !== thumbprint(req.socket.getPeerCertificate())) {
    next();
  }
  req.owner = claims.sub;
  return next();
};
