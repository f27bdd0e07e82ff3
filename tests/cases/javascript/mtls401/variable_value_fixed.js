const fs = require('fs');
const http2 = require('http2');
const { onStream } = require('./streams');

const strict = true;

const server = http2.createSecureServer({
  key: fs.readFileSync('server.key'),
  cert: fs.readFileSync('server.crt'),
  ca: [fs.readFileSync('clients-ca.crt')],
  requestCert: true,
  rejectUnauthorized: strict,
});

server.on('stream', onStream);
server.listen(8443);
