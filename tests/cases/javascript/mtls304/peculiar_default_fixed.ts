// options: client-certificates=verified short-lived-certificates
import { X509Certificate } from '@peculiar/x509';
import jwt from 'jsonwebtoken';
import { key } from './keys';

export async function issue(req: any): Promise<string> {
  const cert = new X509Certificate(req.socket.getPeerCertificate().raw);
  const digest = Buffer.from(await cert.getThumbprint('SHA-256')).toString('base64url');
  return jwt.sign({ sub: cert.subject, cnf: { 'x5t#S256': digest } }, key, { algorithm: 'ES256', expiresIn: '5m' });
}
