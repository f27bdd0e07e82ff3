// options: client-certificates=verified short-lived-certificates
import { createHash, timingSafeEqual } from 'node:crypto';
import { jwtVerify } from 'jose';
import { jwks } from './keys';

export async function authenticate(req: any, res: any, next: () => void): Promise<void> {
  const token = req.headers.authorization.slice('Bearer '.length);
  const { payload } = await jwtVerify(token, jwks, { algorithms: ['ES256'] });
  const presented = createHash('sha256').update(req.socket.getPeerCertificate().raw).digest();
  const bound = Buffer.from((payload.cnf as any)['x5t#S256'], 'base64url');
  const same = timingSafeEqual(presented, bound);
  if (!same) {
    res.status(401).end();
    return;
  }
  req.user = payload.sub;
  next();
}
