// options: assume-mtls
import jose from 'node-jose';
import { EmbeddedJWK, compactVerify } from 'jose';

export async function first(token) {
  const verifier = jose.JWS.createVerify(undefined, { allowEmbeddedKey: true });
  const { payload } = await verifier.verify(token);  // expect: MTLS102
  return JSON.parse(payload).sub;
}

export async function second(token) {
  const { payload } = await compactVerify(token, EmbeddedJWK);  // expect: MTLS102
  return JSON.parse(new TextDecoder().decode(payload)).sub;
}
