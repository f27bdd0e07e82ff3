// options: short-lived-certificates
import { importX509, jwtVerify } from 'jose';

export async function webhook(req, res) {
  const peer = req.socket.getPeerX509Certificate();
  if (!peer) {
    res.writeHead(401).end();
    return;
  }
  const key = await importX509(peer.toString(), 'RS256');
  const { payload } = await jwtVerify(req.headers['x-signature'], key);  // expect: MTLS102
  res.writeHead(200).end(JSON.stringify({ received: payload.id }));
}
