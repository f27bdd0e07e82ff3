// options: assume-mtls
import jwt from 'jsonwebtoken';
import { importJWK, jwtVerify } from 'jose';

export function caller(token) {
  const { header } = jwt.decode(token, { complete: true });
  return importJWK(header.jwk, 'ES256')
    .then((key) => jwtVerify(token, key, { algorithms: ['ES256'] }))  // expect: MTLS102
    .then(({ payload }) => payload.sub);
}
