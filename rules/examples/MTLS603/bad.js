const fs = require('fs');
const https = require('https');

const options = {
  pfx: fs.readFileSync('server.p12'),
  passphrase: 'changeit',
  ca: fs.readFileSync('clients.pem'),
  requestCert: true,
};
https.createServer(options, app).listen(8443);
