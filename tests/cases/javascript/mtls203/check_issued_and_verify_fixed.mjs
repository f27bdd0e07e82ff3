// options: short-lived-certificates
// The connection says whether the chain and its dates are good; issuer and signature alone say nothing of dates.
import { createHash, X509Certificate } from 'node:crypto';
import { createVerifier } from 'fast-jwt';
import { ca, issuerKey } from './keys.mjs';

const verify = createVerifier({ key: issuerKey, algorithms: ['ES256'] });

export function authenticate(req, res, next) {
  if (!req.client.authorized) return res.sendStatus(401);
  const cert = new X509Certificate(req.client.getPeerCertificate().raw);
  if (!cert.checkIssued(ca) || !cert.verify(ca.publicKey)) return res.sendStatus(401);
  const claims = verify(req.get('authorization').slice(7));
  if (claims.cnf?.['x5t#S256'] !== createHash('sha256').update(cert.raw).digest('base64url')) {
    return res.sendStatus(401);
  }
  next();
}
