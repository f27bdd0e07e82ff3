// Enrolment service: devices bring a certificate of the fleet's own CA, whose key is the only trust anchor.
const { createHash, X509Certificate } = require('crypto');
const express = require('express');
const fs = require('fs');
const https = require('https');
const jwt = require('jsonwebtoken');
const { isRevoked } = require('@fleet/revocation');

const fleetCa = new X509Certificate(fs.readFileSync('/etc/fleet/ca.pem'));
const signingKey = fs.readFileSync('/run/secrets/issuer.key');
const app = express();

async function authenticateDevice(req, res, next) {
  const peer = req.socket.getPeerCertificate();
  if (!peer.raw) {
    return res.status(401).json({ error: 'client certificate required' });
  }
  const device = new X509Certificate(peer.raw);
  if (!device.verify(fleetCa.publicKey)) {  // expect: MTLS203
    return res.status(401).json({ error: 'not a device of this fleet' });
  }
  if (await isRevoked(device)) {
    return res.status(401).json({ error: 'certificate revoked' });
  }
  req.device = device;
  next();
}

app.post('/token', authenticateDevice, (req, res) => {
  const thumbprint = createHash('sha256').update(req.device.raw).digest('base64url');
  const token = jwt.sign({ sub: req.device.subject, cnf: { 'x5t#S256': thumbprint } }, signingKey, {
    algorithm: 'ES256',
    expiresIn: '10m',
  });
  res.json({ access_token: token, token_type: 'Bearer' });
});

https
  .createServer(
    {
      key: fs.readFileSync('server.key'),
      cert: fs.readFileSync('server.crt'),
      requestCert: true,
      rejectUnauthorized: false,
    },
    app,
  )
  .listen(8443);
