// Issues certificate-bound session tokens to internal services.
import { createHash, createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import http2 from 'node:http2';
import { SignJWT } from 'jose';

const signingKey = createPrivateKey(readFileSync('/run/secrets/issuer.pem'));

const server = http2.createSecureServer({
  key: readFileSync('server.key'),
  cert: readFileSync('server.crt'),
  ca: readFileSync('services-ca.crt'),
  crl: readFileSync('services.crl'),
  requestCert: true,
  rejectUnauthorized: true,
});

server.on('request', async (req, res) => {
  const cert = req.stream.session.socket.getPeerCertificate();
  const jwt = new SignJWT({ cnf: { 'x5t#S256': createHash('sha256').update(cert.raw).digest('base64url') } })
    .setProtectedHeader({ alg: 'EdDSA' })
    .setIssuer('https://sts.internal')
    .setSubject(cert.subject.CN)
    .setIssuedAt();
  res.end(await jwt.sign(signingKey));  // expect: MTLS501
});

server.listen(8443);
