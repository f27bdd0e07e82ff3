// options: short-lived-certificates
import { createHash, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import jwt from 'jsonwebtoken';
import { issuerKey } from './keys';

const ca = new X509Certificate(readFileSync('ca.pem'));

export function authenticate(req: any, res: any, next: () => void) {
  const cert = new X509Certificate(req.socket.getPeerCertificate().raw);
  if (!cert.verify(ca.publicKey)) {
    return res.status(401).end();
  }
  if (Date.now() > Date.parse(cert.validTo)) return res.status(401).end();
  const claims: any = jwt.verify(req.headers.authorization.slice(7), issuerKey, { algorithms: ['RS256'] });
  const presented = createHash('sha256').update(cert.raw).digest('base64url');
  if (claims.cnf?.['x5t#S256'] !== presented) {
    return res.status(401).end();
  }
  next();
}
