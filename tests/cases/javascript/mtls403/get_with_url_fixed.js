const fs = require('fs');
const https = require('https');

const verifyPeer = true;
const identity = { cert: fs.readFileSync('client.crt'), key: fs.readFileSync('client.key') };

exports.fetchKeys = (done) =>
  https.get('https://sts.internal/keys', { ...identity, rejectUnauthorized: verifyPeer }, done);
