// options: client-certificates=verified short-lived-certificates
import { createHash, X509Certificate } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TLSSocket } from 'node:tls';
import { SignJWT } from 'jose';
import { signingKey } from './keys.mjs';

export async function exchange(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const peer: X509Certificate = (req.socket as TLSSocket).getPeerX509Certificate()!;
  const thumbprint = createHash('sha256').update(peer.raw).digest('base64url');
  const token = await new SignJWT({ scope: 'read' })
    .setProtectedHeader({ alg: 'ES256' })
    .setSubject(peer.subject)
    .setExpirationTime('5m')
    .sign(signingKey);  // expect: MTLS301
  res.end(token);
}
