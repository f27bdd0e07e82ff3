// options: assume-mtls
const jwt = require('jsonwebtoken');
const { issuerKey } = require('./keys');

module.exports = (req, res, next) => {
  const claims = jwt.verify(req.headers.authorization.slice(7), issuerKey, { algorithms: ['RS256'] });
  if (!claims.scopes.includes('admin')) return res.sendStatus(403);
  next();
};
