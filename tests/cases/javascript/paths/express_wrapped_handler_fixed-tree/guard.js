const jwt = require('jsonwebtoken');
const { thumbprint } = require('./binding');

// Runs a handler for clients whose token belongs to their certificate.
const withBoundToken = (handler) => async (req, res) => {
  const cert = req.socket.getPeerCertificate();
  const claims = jwt.verify(req.get('authorization').slice(7), process.env.ISSUER_KEY, { algorithms: ['ES256'], issuer: 'https://login.example.com', audience: 'orders' });
  if (claims.cnf?.['x5t#S256'] !== thumbprint(cert)) {
    res.sendStatus(401);
    return;
  }
  await handler(req, res, claims);
};

module.exports = { withBoundToken };
