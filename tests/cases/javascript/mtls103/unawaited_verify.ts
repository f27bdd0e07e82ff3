// options: assume-mtls
import { decodeJwt, jwtVerify } from 'jose';
import { keys } from './keys';

export async function middleware(req: any, res: any, next: () => void) {
  const token = req.headers.authorization.slice(7);
  try {
    jwtVerify(token, keys);
    req.user = decodeJwt(token);  // expect: MTLS103
    next();
  } catch {
    res.sendStatus(401);
  }
}
