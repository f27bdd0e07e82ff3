const fs = require('fs');
const https = require('https');

const verifyPeer = false;
const identity = { cert: fs.readFileSync('client.crt'), key: fs.readFileSync('client.key') };

exports.fetchKeys = (done) =>
  https.get('https://sts.internal/keys', { ...identity, rejectUnauthorized: verifyPeer }, done);  // expect: MTLS403
