const http2 = require('http2');
const { issueFor } = require('./tokens');
const { tlsOptions } = require('./tls');

const server = http2.createSecureServer(tlsOptions());

server.on('stream', (stream, headers) => {
  if (headers[':path'] !== '/token') {
    stream.respond({ ':status': 404 });
    stream.end();
    return;
  }
  const cert = stream.session.socket.getPeerCertificate();
  stream.respond({ ':status': 200, 'content-type': 'application/json' });
  stream.end(JSON.stringify({ access_token: issueFor(cert) }));
});

server.listen(8443);
