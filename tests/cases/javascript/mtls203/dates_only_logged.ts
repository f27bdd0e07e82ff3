// options: short-lived-certificates
import { createHash, KeyObject, X509Certificate } from 'node:crypto';
import { SignJWT } from 'jose';
import { caKey, key, log } from './keys';

function isOurs(cert: X509Certificate, ca: KeyObject): boolean {
  if (new Date() > new Date(cert.validTo)) {
    log.warn(`certificate of ${cert.subject} has expired`);
  }
  return cert.verify(ca);  // expect: MTLS203
}

export async function token(req: any, res: any) {
  const cert = new X509Certificate(req.socket.getPeerCertificate().raw);
  if (!isOurs(cert, caKey)) {
    return res.status(401).end();
  }
  const thumbprint = createHash('sha256').update(cert.raw).digest('base64url');
  const signed = await new SignJWT({ cnf: { 'x5t#S256': thumbprint } })
    .setProtectedHeader({ alg: 'ES256' })
    .setSubject(cert.subject)
    .setExpirationTime('5m')
    .sign(key);
  res.json({ token: signed });
}
