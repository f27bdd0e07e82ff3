// options: assume-mtls
// A DPoP proof is verified with the key it carries, by definition (RFC 9449 section 4.3).
import { EmbeddedJWK, jwtVerify } from 'jose';

export async function proof(dpop: string, method: string, url: string): Promise<string> {
  const { payload } = await jwtVerify(dpop, EmbeddedJWK, { typ: 'dpop+jwt', algorithms: ['ES256'] });
  if (payload.htm !== method || payload.htu !== url) throw new Error('proof for another request');
  return payload.jti!;
}
