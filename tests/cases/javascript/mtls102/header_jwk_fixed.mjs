// options: assume-mtls
import jwt from 'jsonwebtoken';
import { importJWK, jwtVerify } from 'jose';
import { registeredKeys } from './keys.mjs';

export async function caller(token) {
  const { header } = jwt.decode(token, { complete: true });
  const key = await importJWK(registeredKeys[header.kid], 'ES256');
  const { payload } = await jwtVerify(token, key, { algorithms: ['ES256'] });
  return payload.sub;
}
