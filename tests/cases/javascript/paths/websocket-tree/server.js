const https = require('https');
const { WebSocketServer } = require('ws');
const { claimsOf } = require('./upgrade');
const { tlsOptions } = require('./tls');

const server = https.createServer(tlsOptions());
const sockets = new WebSocketServer({ server });

sockets.on('connection', (socket, request) => {
  const claims = claimsOf(request);
  if (!claims) {
    console.warn('a token of another client');
  }
  socket.send(JSON.stringify({ welcome: claims?.sub }));
  socket.on('message', (data) => socket.send(`${claims.sub}: ${data}`));
});

server.listen(8443);
