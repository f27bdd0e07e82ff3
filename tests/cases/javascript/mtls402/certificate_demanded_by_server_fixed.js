// options: short-lived-certificates
const crypto = require('crypto');
const fs = require('fs');
const https = require('https');
const jwt = require('jsonwebtoken');
const { issuerKey } = require('./keys');

const options = {
  key: fs.readFileSync('server.key'),
  cert: fs.readFileSync('server.crt'),
  ca: fs.readFileSync('clients-ca.crt'),
  requestCert: true,
  rejectUnauthorized: true,
};

https
  .createServer(options, (req, res) => {
    const claims = jwt.verify(req.headers.authorization.slice(7), issuerKey, { algorithms: ['RS256'] });
    if (req.socket.authorized) {
      const cert = req.socket.getPeerCertificate();
      const presented = crypto.createHash('sha256').update(cert.raw).digest('base64url');
      if (claims.cnf['x5t#S256'] !== presented) {
        res.writeHead(401).end();
        return;
      }
    }
    res.writeHead(200).end(JSON.stringify({ account: claims.sub }));
  })
  .listen(8443);
