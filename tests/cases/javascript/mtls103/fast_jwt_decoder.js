// options: assume-mtls
const { createDecoder } = require('fast-jwt');
const { key } = require('./keys');

const read = createDecoder();

module.exports = (req, res, next) => {
  req.user = read(req.headers.authorization.slice(7));  // expect: MTLS103
  next();
};
