// options: short-lived-certificates
import { createHash } from 'node:crypto';
import { SignJWT } from 'jose';
import { key } from './keys.mjs';

export async function handler(req, res) {
  const trusted = req.socket.authorized;
  const cert = req.socket.getPeerCertificate();
  if (!cert.subject || !trusted) {
    res.statusCode = 401;
    return res.end();
  }
  const digest = createHash('sha256').update(cert.raw).digest('base64url');
  const token = await new SignJWT({ cnf: { 'x5t#S256': digest } })
    .setProtectedHeader({ alg: 'ES256' })
    .setSubject(cert.subject.CN)
    .setExpirationTime('10m')
    .sign(key);
  return res.end(token);
}
