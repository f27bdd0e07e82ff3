const fs = require('fs');
const restify = require('restify');
const spdy = require('spdy');

const pair = { key: fs.readFileSync('server.key'), cert: fs.readFileSync('server.crt') };
const ca = fs.readFileSync('clients-ca.pem');

restify.createServer({ ...pair, ca, requestCert: true, rejectUnauthorized: true }).listen(8443);
restify.createServer({ httpsServerOptions: { ...pair, ca, requestCert: true, rejectUnauthorized: true } }).listen(8444);
spdy.createServer({ ...pair, ca, requestCert: true, rejectUnauthorized: true }, (req, res) => res.end('ok')).listen(8445);
