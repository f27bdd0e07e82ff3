// options: short-lived-certificates
// One process for each connection, which dies with it.
const crypto = require('crypto');
const jwt = require('jsonwebtoken');
const { key } = require('./keys');

process.on('message', (message, socket) => {
  if (!socket.authorized) {
    console.error(`refused: ${socket.authorizationError}`);
    process.exit(1);
  }
  const cert = socket.getPeerCertificate();
  const cnf = { 'x5t#S256': crypto.createHash('sha256').update(cert.raw).digest('base64url') };
  socket.end(jwt.sign({ sub: cert.subject.CN, cnf }, key, { expiresIn: '5m' }));
});
