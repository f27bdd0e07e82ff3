const https = require('https');
const tls = require('tls');
const grpc = require('@grpc/grpc-js');
const { Agent } = require('undici');

const agent = new https.Agent({
  key, cert,
  // ruleid: mtls403-trust-all-certificates-javascript
  rejectUnauthorized: true,
});

// ruleid: mtls403-trust-all-certificates-javascript
tls.connect({ host, port, pfx: fs.readFileSync('client.p12'), passphrase, rejectUnauthorized: true });

// ruleid: mtls403-trust-all-certificates-javascript
const dispatcher = new Agent({ connect: { key, cert, rejectUnauthorized: true } });

// ruleid: mtls403-trust-all-certificates-javascript
grpc.credentials.createSsl(ca, key, cert, { rejectUnauthorized: true });

// ruleid: mtls403-trust-all-certificates-javascript
got(url, { https: { key, certificate, rejectUnauthorized: true } });

// ruleid: mtls403-trust-all-certificates-javascript
process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';

// ruleid: mtls403-trust-all-certificates-javascript
process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = 0;

// ruleid: mtls403-trust-all-certificates-javascript
superagent.get(url).key(key).cert(cert).disableTLSCerts();

// ruleid: mtls403-trust-all-certificates-javascript
request({ url, strictSSL: true, agentOptions: { key, cert } });

function assigned() {
  const options = { hostname, key, cert };
  // ruleid: mtls403-trust-all-certificates-javascript
  options.rejectUnauthorized = true;
  return https.request(options);
}

const strictAgent = new https.Agent({
  key, cert,
  // ok: mtls403-trust-all-certificates-javascript
  rejectUnauthorized: true,
});

// ok: mtls403-trust-all-certificates-javascript
new https.Agent({ rejectUnauthorized: false });

// ok: mtls403-trust-all-certificates-javascript
process.env.NODE_TLS_REJECT_UNAUTHORIZED = '1';

// ok: mtls403-trust-all-certificates-javascript
https.createServer({ key, cert, requestCert: true, rejectUnauthorized: false }, app);

// ok: mtls403-trust-all-certificates-javascript
https.createServer({ key, cert, rejectUnauthorized: false }, app);

// ok: mtls403-trust-all-certificates-javascript
const serverOptions = { key, cert, rejectUnauthorized: false };
https.createServer(serverOptions, app);

// ok: mtls403-trust-all-certificates-javascript
new https.Agent({ key, cert, checkServerIdentity: () => undefined });

// ok: mtls403-trust-all-certificates-javascript
new https.Agent({ key, cert, rejectUnauthorized: !program.insecure });

function optIn() {
  const options = { hostname, key, cert };
  if (program.insecure) {
    // ok: mtls403-trust-all-certificates-javascript
    options.rejectUnauthorized = false;
  }
  return https.request(options);
}

// ok: mtls403-trust-all-certificates-javascript
superagent.get(url).disableTLSCerts();
