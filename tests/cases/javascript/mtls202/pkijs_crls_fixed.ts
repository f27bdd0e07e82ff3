import { createHash } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { Certificate, CertificateChainValidationEngine } from 'pkijs';
import { crls, key, trustedCerts } from './keys';

export async function issue(req: any, res: any) {
  const { raw } = req.socket.getPeerCertificate();
  const cert = Certificate.fromBER(raw);
  const engine = new CertificateChainValidationEngine({ certs: [cert], trustedCerts, crls });
  const { result } = await engine.verify();
  if (!result) {
    res.sendStatus(401);
    return;
  }
  const cnf = { 'x5t#S256': createHash('sha256').update(raw).digest('base64url') };
  res.json({ token: jwt.sign({ sub: cert.subject.toString(), cnf }, key, { expiresIn: '5m' }) });
}
