// options: client-certificates=verified short-lived-certificates
import * as crypto from 'node:crypto';
import { SignJWT } from 'jose';
import { key } from './keys';

export async function issue(req: any): Promise<string> {
  const cert = req.socket.getPeerCertificate();
  const digest = await crypto.subtle.digest('SHA-256', cert.raw);
  return new SignJWT({ cnf: { 'x5t#S256': Buffer.from(digest).toString('base64url') } })
    .setProtectedHeader({ alg: 'ES256' })
    .setSubject(cert.subject.CN)
    .setExpirationTime('5m')
    .sign(key);
}
