// options: assume-mtls
import jose from 'node-jose';
import { calculateJwkThumbprintUri, compactVerify, createLocalJWKSet, flattenedVerify } from 'jose';
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

export async function third(token, jwk) {
  const { payload } = await flattenedVerify(token, createLocalJWKSet(keys));
  return { claims: JSON.parse(new TextDecoder().decode(payload)), name: await calculateJwkThumbprintUri(jwk, 'sha256') };
}
