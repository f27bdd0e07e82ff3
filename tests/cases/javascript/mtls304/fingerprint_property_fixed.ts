// options: client-certificates=verified short-lived-certificates
import { SignJWT } from 'jose';
import { key } from './keys';

export async function issue(req: any): Promise<string> {
  const cert = req.socket.getPeerX509Certificate();
  return new SignJWT({ cnf: { x5t: cert.fingerprint256 } })
    .setProtectedHeader({ alg: 'ES256' })
    .setSubject(cert.subject)
    .setExpirationTime('5m')
    .sign(key);
}
