import { readFileSync } from 'node:fs';
import https from 'node:https';

const identity = { cert: readFileSync('client.crt'), key: readFileSync('client.key') };
const verifyPeer = false;

export function exchange(assertion: string): void {
  const request = https.request({
    hostname: 'sts.example.com',
    path: '/token',
    method: 'POST',
    ...identity,
    rejectUnauthorized: verifyPeer,  // expect: MTLS403
  });
  request.end(new URLSearchParams({ assertion }).toString());
}
