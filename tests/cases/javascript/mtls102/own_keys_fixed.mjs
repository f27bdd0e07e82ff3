// options: assume-mtls
import jose from 'node-jose';
import { compactVerify, createLocalJWKSet } from 'jose';
import { keys, keyStore } from './keys.mjs';

export async function first(token) {
  const verifier = jose.JWS.createVerify(keyStore);
  const { payload } = await verifier.verify(token);
  return JSON.parse(payload).sub;
}

export async function second(token) {
  const { payload } = await compactVerify(token, createLocalJWKSet(keys));
  return JSON.parse(new TextDecoder().decode(payload)).sub;
}
