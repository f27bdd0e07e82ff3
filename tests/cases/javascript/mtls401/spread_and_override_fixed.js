const fs = require('fs');
const tls = require('tls');

const mutual = { requestCert: true, rejectUnauthorized: true, ca: fs.readFileSync('clients-ca.crt') };

const server = tls.createServer(
  {
    ...mutual,
    key: fs.readFileSync('server.key'),
    cert: fs.readFileSync('server.crt'),
    minVersion: 'TLSv1.3',
  },
  (socket) => socket.end('hello'),
);

server.listen(7000);
