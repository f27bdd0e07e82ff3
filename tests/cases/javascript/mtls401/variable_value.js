const fs = require('fs');
const http2 = require('http2');
const { onStream } = require('./streams');

const strict = false;

const server = http2.createSecureServer({
  key: fs.readFileSync('server.key'),
  cert: fs.readFileSync('server.crt'),
  ca: [fs.readFileSync('clients-ca.crt')],
  requestCert: true,
  rejectUnauthorized: strict,  // expect: MTLS401
});

server.on('stream', onStream);
server.listen(8443);
