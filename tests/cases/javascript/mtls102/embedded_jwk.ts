// options: assume-mtls
import { EmbeddedJWK, createRemoteJWKSet, jwtVerify } from 'jose';

const issuerKeys = createRemoteJWKSet(new URL('https://login.example.com/jwks'));

export async function caller(token: string): Promise<string> {
  const { payload } = await jwtVerify(token, EmbeddedJWK, { algorithms: ['ES256'] });  // expect: MTLS102
  return payload.sub!;
}
