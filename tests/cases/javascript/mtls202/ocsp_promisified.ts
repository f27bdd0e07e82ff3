import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import * as ocsp from 'ocsp';
import { jwtVerify } from 'jose';
import { jwks } from './keys';

const checkStatus = promisify(ocsp.check);

export async function guard(req: any, res: any, next: () => void) {
  if (!req.client.authorized) {
    return res.sendStatus(401);
  }
  try {
    const cert = req.client.getPeerCertificate(true);
    checkStatus({ cert: cert.raw, issuer: cert.issuerCertificate.raw });
    const { payload } = await jwtVerify(req.headers.authorization.slice(7), jwks);  // expect: MTLS202
    if (payload.cnf['x5t#S256'] !== createHash('sha256').update(cert.raw).digest('base64url')) {
      throw new Error('bound to another certificate');
    }
    next();
  } catch (error) {
    res.sendStatus(401);
  }
}
