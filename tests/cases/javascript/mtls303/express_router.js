// options: client-certificates=verified short-lived-certificates
const { createHash } = require('crypto');
const express = require('express');
const jwt = require('jsonwebtoken');
const { issuerKey, ledger } = require('./services');

const router = express.Router();

router.use((req, res, next) => {
  const cert = req.socket.getPeerCertificate();
  const presented = createHash('sha256').update(cert.raw).digest('base64url');
  const claims = jwt.verify(req.headers.authorization.slice(7), issuerKey, { algorithms: ['ES256'] });  // expect: MTLS303
  if (claims.cnf['x5t#S256'] !== presented) {
    console.warn('token of another certificate', claims.sub);
  }
  req.account = claims.sub;
  next();
});

router.get('/balance', (req, res) => res.json(ledger.balance(req.account)));
router.all('/transfers/:id', (req, res) => res.json(ledger.transfer(req.account, req.params.id)));

const app = express();
app.use('/accounts', router);
app.patch('/settings', router, (req, res) => res.json(ledger.settings(req.account)));

module.exports = app;
