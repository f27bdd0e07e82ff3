// Devices sign their own requests with the key of the certificate they present.
const express = require('express');
const fs = require('fs');
const https = require('https');
const jwt = require('jsonwebtoken');

const app = express();

app.post('/telemetry', (req, res) => {
  const cert = req.socket.getPeerX509Certificate();
  if (!cert) {
    return res.status(401).json({ error: 'client certificate required' });
  }
  const token = req.get('authorization').slice('Bearer '.length);
  let claims;
  try {
    claims = jwt.verify(token, cert.publicKey, { algorithms: ['ES256'] });  // expect: MTLS102
  } catch (error) {
    return res.status(401).json({ error: 'invalid token' });
  }
  res.json({ accepted: claims.readings.length });
});

https
  .createServer(
    {
      key: fs.readFileSync('server.key'),
      cert: fs.readFileSync('server.crt'),
      ca: fs.readFileSync('devices-ca.crt'),
      crl: fs.readFileSync('devices.crl'),
      requestCert: true,
      rejectUnauthorized: false,  // expect: MTLS401
    },
    app,
  )
  .listen(8443);
