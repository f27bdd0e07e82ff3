import express, { type Express } from 'express';
import { OcspChecker } from '@certificates/revocation';
import { TokenIssuer, TokenVerifier } from '@tokens';
import { ClientRegistry } from './clients';
import type { Config } from './config';
import { authenticate } from './middleware/authenticate';
import { onError } from './middleware/errors';
import { tokenLimiter } from './middleware/limits';
import { rejectRevoked, requireCertificate } from './middleware/require-certificate';
import { health } from './routes/health';
import { jwks } from './routes/jwks';
import { orders } from './routes/orders';
import { tokenRoutes } from './routes/token';

export function createApp(config: Config): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(express.json({ limit: '32kb' }));

  app.use('/healthz', health);
  app.use('/.well-known/jwks.json', jwks(config));

  app.use(requireCertificate, rejectRevoked(new OcspChecker()));
  app.use('/token', tokenLimiter, tokenRoutes(new ClientRegistry(config.clientsFile), new TokenIssuer(config)));
  app.use('/orders', authenticate(new TokenVerifier(config)), orders);

  app.use(onError);
  return app;
}
