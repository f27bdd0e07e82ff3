// options: assume-mtls
const jwt = require('jwt-simple');
const { key } = require('./keys');

module.exports = (req, res, next) => {
  req.user = jwt.decode(req.headers.authorization.slice(7), key, true, 'HS256');  // expect: MTLS103
  next();
};
