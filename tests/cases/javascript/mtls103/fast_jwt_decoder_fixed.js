// options: assume-mtls
const { createVerifier } = require('fast-jwt');
const { key } = require('./keys');

const read = createVerifier({ key, algorithms: ['ES256'] });

module.exports = (req, res, next) => {
  req.user = read(req.headers.authorization.slice(7));
  next();
};
