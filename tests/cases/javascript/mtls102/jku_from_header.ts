// options: assume-mtls
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';

const KNOWN = ['https://login.example.com/jwks', 'https://login.example.org/jwks'];

export async function subject(token: string): Promise<string> {
  const { jku } = decodeProtectedHeader(token);
  const keys = createRemoteJWKSet(new URL(jku));
  const { payload } = await jwtVerify(token, keys);  // expect: MTLS102
  return payload.sub!;
}
