// options: assume-mtls
const { JWK, JWT } = require('jose');
const jwt = require('jwt-simple');
const { pem } = require('./keys');

const key = JWK.asKey(pem);
exports.first = (token) => JWT.verify(token, key, { algorithms: ['ES256'] }).scope === 'orders';
exports.third = (token) => jwt.decode(token, pem, false, 'ES256').scope === 'orders';
