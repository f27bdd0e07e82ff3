// options: assume-mtls
const jwt = require('jwt-simple');
const { key } = require('./keys');

module.exports = (req, res, next) => {
  req.user = jwt.decode(req.headers.authorization.slice(7), key, false, 'HS256');
  next();
};
