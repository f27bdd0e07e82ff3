// A strict listener does not excuse a lax one.
const fs = require('fs');
const https = require('https');
const app = require('./app');

const identity = { key: fs.readFileSync('tls.key'), cert: fs.readFileSync('tls.crt'), crl: fs.readFileSync('ca.crl') };

https.createServer({ ...identity, requestCert: true, ca: fs.readFileSync('ca.crt') }, app).listen(8443);
https.createServer({ ...identity, requestCert: true, rejectUnauthorized: false }, app).listen(9443);  // expect: MTLS401
