const crypto = require('crypto');
const fs = require('fs');
const jwt = require('jsonwebtoken');
const restify = require('restify');

const server = restify.createServer({
  httpsServerOptions: {
    key: fs.readFileSync('server.key'),
    cert: fs.readFileSync('server.crt'),
    ca: fs.readFileSync('clients-ca.pem'),
    crl: fs.readFileSync('clients.crl'),
    requestCert: true,
  },
});

server.use((req, res, next) => {
  const presented = crypto.createHash('sha256').update(req.socket.getPeerCertificate().raw).digest('base64url');
  const token = req.headers.authorization.slice(7);
  // expect: MTLS303
  req.claims = jwt.verify(token, process.env.ISSUER_KEY, { algorithms: ['ES256'], audience: 'orders' });
  if (!presented) {
    res.send(401);
    return next(false);
  }
  return next();
});
server.get('/orders', (req, res, next) => {
  res.send({ owner: req.claims.sub });
  return next();
});
server.post('/orders', (req, res, next) => {
  res.send({ placed: req.claims.sub });
  return next();
});
server.listen(8443);
