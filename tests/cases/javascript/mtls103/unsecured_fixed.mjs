// options: assume-mtls
import { jwtVerify } from 'jose';
import { verify } from 'hono/jwt';
import { key } from './keys.mjs';

export const owner = async (token) => {
  const { payload } = await jwtVerify(token, key, { audience: 'orders' });
  return { allowed: payload.scope === 'orders' };
};

export const client = async (token) => {
  const payload = await verify(token, key, 'ES256');
  return { allowed: payload.scope === 'orders' };
};
