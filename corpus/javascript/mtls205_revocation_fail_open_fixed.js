// Certificate-bound tokens for agents, with an OCSP check of the presented certificate.
const crypto = require('crypto');
const fs = require('fs');
const https = require('https');
const express = require('express');
const jwt = require('jsonwebtoken');
const { ocspStatus } = require('@acme/ocsp-client');

const signingKey = fs.readFileSync('/run/secrets/issuer.key');

async function isRevoked(cert) {
  try {
    const status = await ocspStatus(cert.raw, cert.issuerCertificate.raw);
    return status !== 'good';
  } catch (error) {
    console.warn('OCSP responder unreachable', error);
    return true;
  }
}

const app = express();

app.post('/token', async (req, res) => {
  const cert = req.socket.getPeerCertificate(true);
  if (await isRevoked(cert)) {
    return res.sendStatus(401);
  }
  const thumbprint = crypto.createHash('sha256').update(cert.raw).digest('base64url');
  const claims = { sub: cert.subject.CN, cnf: { 'x5t#S256': thumbprint } };
  res.json({ token: jwt.sign(claims, signingKey, { algorithm: 'RS256', expiresIn: '10m' }) });
});

https
  .createServer({
    key: fs.readFileSync('server.key'),
    cert: fs.readFileSync('server.crt'),
    ca: fs.readFileSync('agents-ca.crt'),
    requestCert: true,
    rejectUnauthorized: true,
  }, app)
  .listen(8443);
