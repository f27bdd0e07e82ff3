// options: client-certificates=verified short-lived-certificates
import { createHash, timingSafeEqual } from 'node:crypto';
import { JWTPayload, jwtVerify } from 'jose';
import { jwks } from './keys';

function isBound(claims: JWTPayload): boolean {
  return claims.cnf !== undefined;
}

function matches(claims: any, der: Buffer): boolean {
  const presented = createHash('sha256').update(der).digest();
  return timingSafeEqual(Buffer.from(claims.cnf['x5t#S256'], 'base64url'), presented);
}

export async function authenticate(req: any, res: any, next: () => void) {
  const { payload } = await jwtVerify(req.headers.authorization.slice(7), jwks, { algorithms: ['RS256'] });
  const der = req.socket.getPeerCertificate().raw;
  if (isBound(payload) && !matches(payload, der)) {  // expect: MTLS402
    return res.sendStatus(401);
  }
  next();
}
