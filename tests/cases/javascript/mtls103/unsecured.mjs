// options: assume-mtls
import { UnsecuredJWT } from 'jose';
import { decode } from 'hono/jwt';

export const owner = (token) => {
  const { payload } = UnsecuredJWT.decode(token);  // expect: MTLS103
  return { allowed: payload.scope === 'orders' };
};

export const client = (token) => {
  const { payload } = decode(token);  // expect: MTLS103
  return { allowed: payload.scope === 'orders' };
};
