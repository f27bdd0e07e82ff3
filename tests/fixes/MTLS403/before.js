const fs = require('fs');
const https = require('https');

const identity = { cert: fs.readFileSync('client.crt'), key: fs.readFileSync('client.key') };

process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';

exports.keys = (done) => https.get('https://sts.internal/jwks', identity, done);
