// options: assume-mtls
const { JWK, JWT } = require('jose');
const jwt = require('jwt-simple');
const { key } = require('./keys');

exports.first = (token) => JWT.verify(token, JWK.None).scope === 'orders';  // expect: MTLS103
exports.second = (token) => JWT.decode(token).scope === 'orders';  // expect: MTLS103
// The third argument is `noVerify`.
exports.third = (token) => jwt.decode(token, key, 'ES256').scope === 'orders';  // expect: MTLS103
