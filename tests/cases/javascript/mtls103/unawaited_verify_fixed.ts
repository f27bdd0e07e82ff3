// options: assume-mtls
import { decodeJwt, jwtVerify } from 'jose';
import { keys } from './keys';

export async function middleware(req: any, res: any, next: () => void) {
  const token = req.headers.authorization.slice(7);
  try {
    await jwtVerify(token, keys);
    req.user = decodeJwt(token);
    next();
  } catch {
    res.sendStatus(401);
  }
}
