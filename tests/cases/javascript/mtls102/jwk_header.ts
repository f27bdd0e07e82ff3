// options: assume-mtls
import { importJWK, jwtVerify } from 'jose';
import jwt from 'jsonwebtoken';
import { issuerJwk } from './keys';

export async function authenticate(req: any, res: any, next: () => void): Promise<void> {
  const token = req.headers.authorization.slice(7);
  const header: any = jwt.decode(token, { complete: true })!.header;
  const key = await importJWK(header.jwk, 'ES256');
  const { payload } = await jwtVerify(token, key, { algorithms: ['ES256'] });  // expect: MTLS102
  req.user = payload;
  next();
}
