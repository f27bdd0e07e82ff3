// The seed's first example: a token signed with the client's own key, and verified with it.
const express = require('express');
const jwt = require('jsonwebtoken');
const app = express();

app.post('/api/secure', (req, res) => {
  const cert = req.clientCert; // mTLS certificate
  const payload = { sub: cert.subject }; // extract identity from cert

  // Vulnerable: no certificate validation before JWT creation

  const token = jwt.sign(payload, cert.privateKey, {
    algorithm: 'RS256',
    expiresIn: '5m'
  });

  // Process token without verifying cert chain
  const decoded = jwt.verify(token, cert.publicKey);
  res.json({ message: 'Authenticated', identity: decoded.sub });
});
