import { Router } from 'express';
import type { DetailedPeerCertificate } from 'node:tls';
import { LIFETIME_SECONDS, type TokenIssuer } from '@tokens';
import type { ClientRegistry } from '../clients';

export function tokenRoutes(clients: ClientRegistry, issuer: TokenIssuer): Router {
  const router = Router();

  router.post('/', (req, res) => {
    const cert = res.locals.certificate as DetailedPeerCertificate;
    const client = clients.find(cert.subject.CN);
    if (!client) {
      res.status(403).json({ error: 'unauthorized_client' });
      return;
    }
    const token = issuer.issue(client, cert);
    res.set('Cache-Control', 'no-store');
    res.json({ access_token: token, token_type: 'Bearer', expires_in: LIFETIME_SECONDS });
  });

  return router;
}
