import fs from 'node:fs';

// Every client presents a certificate of our CA.
export const tlsOptions = {
  key: fs.readFileSync('server.key'),
  cert: fs.readFileSync('server.crt'),
  ca: fs.readFileSync('clients-ca.pem'),
  requestCert: true,
  rejectUnauthorized: true,
};
