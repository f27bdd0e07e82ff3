const https = require('https');
const { WebSocketServer } = require('ws');
const UpgradeGate = require('./upgrade');
const { tlsOptions } = require('./tls');

const server = https.createServer(tlsOptions());
const gate = new UpgradeGate(new WebSocketServer({ noServer: true }));

server.on('upgrade', (request, socket, head) => gate.onUpgrade(request, socket, head));
server.listen(8443);
