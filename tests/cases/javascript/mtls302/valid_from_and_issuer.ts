// options: client-certificates=verified short-lived-certificates
import { calculateJwkThumbprint, exportJWK, SignJWT } from 'jose';
import { signingKey } from './keys';

export async function issue(req: any): Promise<string> {
  const peer = req.socket.getPeerX509Certificate();
  const jkt = await calculateJwkThumbprint(await exportJWK(peer.publicKey));
  return new SignJWT({ nbf_cert: peer.validFrom, since: String(peer.validFromDate) })
    .setProtectedHeader({ alg: 'ES256' })
    .setSubject(peer.subject)
    .setAudience('orders')
    .setJti(String(Date.now()))
    .setExpirationTime('5m')
    .sign(signingKey);  // expect: MTLS302
}
