import { createPublicKey } from 'node:crypto';
import { Router } from 'express';
import type { Config } from '../config';

/** The key that our tokens are verified with, for the services that accept them. */
export function jwks(config: Config): Router {
  const router = Router();
  const key = createPublicKey(config.verificationKey).export({ format: 'jwk' });

  router.get('/', (req, res) => {
    res.json({ keys: [{ ...key, kid: config.keyId, alg: 'ES256', use: 'sig' }] });
  });

  return router;
}
