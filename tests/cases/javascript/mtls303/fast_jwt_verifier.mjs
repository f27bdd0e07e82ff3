// options: client-certificates=verified short-lived-certificates
import { createHash } from 'node:crypto';
import { createVerifier } from 'fast-jwt';
import { issuerKey } from './keys.mjs';

const verify = createVerifier({ key: issuerKey, algorithms: ['RS256'] });

export async function onRequest(request, reply) {
  const claims = verify(request.headers.authorization.slice(7));  // expect: MTLS303
  const peer = request.raw.socket.getPeerCertificate();
  const digest = createHash('sha256').update(peer.raw).digest('base64url');
  if (claims.cnf?.['x5t#S256'] !== digest) {
    request.log.warn({ sub: claims.sub }, 'binding mismatch');
  }
  request.user = claims;
}
