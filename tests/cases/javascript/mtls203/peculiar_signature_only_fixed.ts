// options: short-lived-certificates
import { createHash } from 'node:crypto';
import { X509Certificate } from '@peculiar/x509';
import { SignJWT } from 'jose';
import { caKey, key } from './keys';

export async function issue(req: any): Promise<string> {
  const raw = req.socket.getPeerCertificate().raw;
  const cert = new X509Certificate(raw);
  const ok = await cert.verify({ publicKey: caKey, signatureOnly: false });
  if (!ok) throw new Error('not one of our certificates');
  return new SignJWT({ cnf: { 'x5t#S256': createHash('sha256').update(raw).digest('base64url') } })
    .setProtectedHeader({ alg: 'ES256' })
    .setSubject(cert.subject)
    .setExpirationTime('5m')
    .sign(key);
}
