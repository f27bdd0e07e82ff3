// options: assume-mtls
const jwtDecode = require('jwt-decode');

module.exports = (req, res, next) => {
  const { sub, roles } = jwtDecode(req.headers.authorization.slice(7));  // expect: MTLS103
  if (!roles.includes('admin')) return res.sendStatus(403);
  req.user = sub;
  return next();
};
