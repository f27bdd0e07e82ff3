// options: client-certificates=verified short-lived-certificates
import { createHash } from 'node:crypto';
import { SignJWT } from 'jose';
import { key } from './keys';

const digest = (data: string | Buffer) => createHash('sha256').update(data).digest('base64url');

export async function issue(req: any, res: any) {
  const cert = req.socket.getPeerX509Certificate();
  const token = await new SignJWT({ cnf: { 'x5t#S256': digest(cert.subject) } })
    .setProtectedHeader({ alg: 'RS256' })
    .setExpirationTime('5m')
    .sign(key);  // expect: MTLS302
  res.json({ token });
}
