// options: assume-mtls
import jwt from 'jsonwebtoken';
import { importJWK, jwtVerify } from 'jose';
import { registeredKeys } from './keys.mjs';

export function caller(token) {
  const { header } = jwt.decode(token, { complete: true });
  return importJWK(registeredKeys[header.kid], 'ES256')
    .then((key) => jwtVerify(token, key, { algorithms: ['ES256'] }))
    .then(({ payload }) => payload.sub);
}
