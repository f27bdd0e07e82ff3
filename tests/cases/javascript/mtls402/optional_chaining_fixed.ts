// options: client-certificates=verified short-lived-certificates
import { createHash } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { issuerKey } from './keys';

export function authenticate(req: any, res: any, next: () => void) {
  const claims: any = jwt.verify(req.headers.authorization.slice(7), issuerKey, { algorithms: ['RS256'] });
  const expected = claims?.cnf?.['x5t#S256'];
  const presented = createHash('sha256').update(req.socket.getPeerCertificate().raw).digest('base64url');
  if (!expected || expected !== presented) {
    return res.sendStatus(401);
  }
  next();
}
