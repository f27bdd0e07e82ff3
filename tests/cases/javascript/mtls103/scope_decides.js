// options: assume-mtls
const jwt = require('jsonwebtoken');
const { issuerKey } = require('./keys');

module.exports = (req, res, next) => {
  const claims = jwt.decode(req.headers.authorization.slice(7));  // expect: MTLS103
  if (!claims.scopes.includes('admin')) return res.sendStatus(403);
  next();
};
