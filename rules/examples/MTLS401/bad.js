const fs = require('fs');
const https = require('https');
const jwt = require('jsonwebtoken');

https.createServer({
  key: fs.readFileSync('server.key'),
  cert: fs.readFileSync('server.crt'),
  ca: fs.readFileSync('clients-ca.crt'),
  requestCert: true,
  rejectUnauthorized: false,
}, (req, res) => {
  const claims = jwt.verify(req.headers.authorization, issuerPublicKey, { algorithms: ['RS256'] });
  res.end(claims.sub);
}).listen(8443);
