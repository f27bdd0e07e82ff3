// Without requestCert the option has no effect.
const fs = require('fs');
const https = require('https');
const app = require('./app');

https
  .createServer({ key: fs.readFileSync('s.key'), cert: fs.readFileSync('s.crt'), rejectUnauthorized: false }, app)
  .listen(443);
