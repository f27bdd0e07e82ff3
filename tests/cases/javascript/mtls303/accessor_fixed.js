// options: client-certificates=verified short-lived-certificates
const crypto = require('crypto');
const express = require('express');
const jwt = require('jsonwebtoken');

class Client {
  constructor(cert) {
    this.cert = cert;
  }

  static of(req) {
    return new Client(req.socket.getPeerCertificate());
  }

  get thumbprint() {
    return crypto.createHash('sha256').update(this.cert.raw).digest('base64url');
  }
}

const app = express();
app.use((req, res, next) => {
  req.caller = Client.of(req);
  next();
});
app.get('/orders', (req, res) => {
  const claims = jwt.verify(req.get('authorization').slice(7), process.env.ISSUER_KEY, { algorithms: ['ES256'] });
  if (claims.cnf?.['x5t#S256'] !== req.caller.thumbprint) {
    return res.sendStatus(401);
  }
  return res.json({ owner: claims.sub });
});
