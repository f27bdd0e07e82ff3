// options: assume-mtls
const { readFileSync } = require('fs');
const jwt = require('jsonwebtoken');

const issuer = readFileSync('issuer.pub.pem');

exports.claims = (token) => jwt.verify(token, issuer);  // expect: MTLS104
