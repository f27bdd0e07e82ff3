// options: assume-mtls
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';

const KNOWN = ['https://login.example.com/jwks', 'https://login.example.org/jwks'];

export async function subject(token: string): Promise<string> {
  const { jku } = decodeProtectedHeader(token);
  if (!KNOWN.includes(jku)) throw new Error('unknown issuer');
  const keys = createRemoteJWKSet(new URL(jku));
  const { payload } = await jwtVerify(token, keys);
  return payload.sub!;
}
