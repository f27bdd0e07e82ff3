const fs = require('fs');
const restify = require('restify');
const spdy = require('spdy');

const pair = { key: fs.readFileSync('server.key'), cert: fs.readFileSync('server.crt') };
const ca = fs.readFileSync('clients-ca.pem');

// expect: MTLS401
restify.createServer({ ...pair, ca, requestCert: true, rejectUnauthorized: false }).listen(8443);
// expect: MTLS401
restify.createServer({ httpsServerOptions: { ...pair, ca, requestCert: true, rejectUnauthorized: false } }).listen(8444);
// expect: MTLS401
spdy.createServer({ ...pair, ca, requestCert: true, rejectUnauthorized: false }, (req, res) => res.end('ok')).listen(8445);
