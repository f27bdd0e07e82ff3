// options: short-lived-certificates
import { createHash } from 'node:crypto';
import { jwtVerify } from 'jose';
import { jwks } from './keys';

export async function authenticate(req: any, res: any, next: () => void) {
  const { payload } = await jwtVerify(req.headers.authorization.slice(7), jwks, { algorithms: ['RS256'] });
  const socket = req.socket;
  if (socket.authorized) {  // expect: MTLS402
    const presented = createHash('sha256').update(socket.getPeerCertificate().raw).digest('base64url');
    if ((payload.cnf as any)?.['x5t#S256'] !== presented) {
      return res.sendStatus(401);
    }
  }
  next();
}
