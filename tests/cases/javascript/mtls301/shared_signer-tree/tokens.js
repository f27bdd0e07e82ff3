const jwt = require('jsonwebtoken');

const KEY = process.env.SIGNING_KEY;

exports.signToken = (claims) => jwt.sign({ iss: 'https://sts', ...claims }, KEY, { expiresIn: '5m' });  // expect: MTLS301
