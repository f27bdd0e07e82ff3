import { createRemoteJWKSet, jwtVerify } from 'jose';

const keys = createRemoteJWKSet(new URL('https://login.example.com/jwks'));

export default async function verifyToken(token) {
  const { payload } = await jwtVerify(token, keys, { issuer: 'https://login.example.com', audience: 'orders', algorithms: ['ES256'] });
  return payload;
}
