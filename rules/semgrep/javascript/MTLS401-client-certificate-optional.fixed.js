const https = require('https');
const tls = require('tls');
const fastify = require('fastify');

https.createServer({
  key, cert, ca,
  requestCert: true,
  // ruleid: mtls401-client-certificate-optional-javascript
  rejectUnauthorized: true,
}, app).listen(443);

const options = {
  // ruleid: mtls401-client-certificate-optional-javascript
  rejectUnauthorized: true,
  requestCert: true,
};
tls.createServer(options, onConnection);

// ruleid: mtls401-client-certificate-optional-javascript
fastify({ https: { key, cert, ca, 'requestCert': true, 'rejectUnauthorized': true } });

const lenient = false;
// ruleid: mtls401-client-certificate-optional-javascript
https.createServer({ key, cert, requestCert: true, rejectUnauthorized: lenient }, app);

function assigned(tlsOptions) {
  tlsOptions.requestCert = true;
  // ruleid: mtls401-client-certificate-optional-javascript
  tlsOptions.rejectUnauthorized = true;
  return https.createServer(tlsOptions, app);
}

function partlyAssigned() {
  const tlsOptions = { key, cert, requestCert: true };
  // ruleid: mtls401-client-certificate-optional-javascript
  tlsOptions.rejectUnauthorized = true;
  return https.createServer(tlsOptions, app);
}

https.createServer({
  key, cert, ca,
  requestCert: true,
  // ok: mtls401-client-certificate-optional-javascript
  rejectUnauthorized: true,
}, app);

// ok: mtls401-client-certificate-optional-javascript
https.createServer({ key, cert, ca, requestCert: true }, app);

// ok: mtls401-client-certificate-optional-javascript
https.createServer({ key, cert, requestCert: false, rejectUnauthorized: false }, app);

// ok: mtls401-client-certificate-optional-javascript
https.createServer({ key, cert, requestCert: true, rejectUnauthorized: config.strict }, app);

// ok: mtls401-client-certificate-optional-javascript
new https.Agent({ key, cert, rejectUnauthorized: false });
