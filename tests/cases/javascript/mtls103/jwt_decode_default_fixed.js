// options: assume-mtls
// The issuer's name chooses the key; the claims are those of the verified token.
const jwtDecode = require('jwt-decode');
const jwt = require('jsonwebtoken');
const { keyOf } = require('./issuers');

module.exports = (req, res, next) => {
  const token = req.headers.authorization.slice(7);
  const { iss } = jwtDecode(token);
  const { sub, roles } = jwt.verify(token, keyOf(iss), { algorithms: ['ES256'] });
  if (!roles.includes('admin')) return res.sendStatus(403);
  req.user = sub;
  return next();
};
