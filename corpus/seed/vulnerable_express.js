// The seed's first example: a token signed with the client's own key, and verified with it.
const express = require('express');
const jwt = require('jsonwebtoken');
const app = express();

app.post('/api/secure', (req, res) => {
  const cert = req.clientCert; // mTLS certificate
  const payload = { sub: cert.subject }; // extract identity from cert

  // Vulnerable: no certificate validation before JWT creation
  // expect: MTLS101 MTLS201 MTLS202 MTLS301 MTLS501
  const token = jwt.sign(payload, cert.privateKey, {
    algorithm: 'RS256'
  });

  // Process token without verifying cert chain
  const decoded = jwt.verify(token, cert.publicKey); // expect: MTLS102 MTLS202
  res.json({ message: 'Authenticated', identity: decoded.sub });
});
