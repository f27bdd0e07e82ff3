// options: assume-mtls
import jwt from 'jsonwebtoken';
import { importJWK, jwtVerify } from 'jose';

export async function caller(token) {
  const { header } = jwt.decode(token, { complete: true });
  const key = await importJWK(header.jwk, 'ES256');
  const { payload } = await jwtVerify(token, key, { algorithms: ['ES256'] });  // expect: MTLS102
  return payload.sub;
}
