// options: client-certificates=verified short-lived-certificates
import { createHash } from 'crypto';
import jwt, { VerifyOptions } from 'jsonwebtoken';
import { issuerKey } from './keys';

const lenient = true;

const options: VerifyOptions = {
  algorithms: ['RS256'],
  ignoreExpiration: lenient,  // expect: MTLS503
};

export function authenticate(req: any, res: any, next: () => void) {
  const claims: any = jwt.verify(req.headers.authorization.slice(7), issuerKey, options);
  const presented = createHash('sha256').update(req.socket.getPeerCertificate().raw).digest('base64url');
  if (claims.cnf?.['x5t#S256'] !== presented) {
    return res.sendStatus(401);
  }
  next();
}
