const fs = require('fs');
const https = require('https');
const jwt = require('jsonwebtoken');

const server = https.createServer({
  key: fs.readFileSync('server.key'),
  cert: fs.readFileSync('server.crt'),
  ca: fs.readFileSync('clients-ca.crt'),
  crl: fs.readFileSync('clients.crl'),
  requestCert: true,
  rejectUnauthorized: true,
}, (req, res) => {
  const cert = req.socket.getPeerCertificate();
  res.end(jwt.sign({ sub: cert.subject.CN }, process.env.ISSUER_KEY, { algorithm: 'RS256', expiresIn: '5m' }));
});
