import { readFileSync } from 'node:fs';
import { Agent } from 'undici';
import https from 'node:https';
import { SignJWT, importPKCS8 } from 'jose';

const agent = new https.Agent({
  key: readFileSync('certs/client.key'),
  cert: readFileSync('certs/client.crt'),
});

export async function sessionToken(user) {
  const key = await importPKCS8(readFileSync('certs/client.key', 'utf8'), 'RS256');
  return new SignJWT({ role: user.role })
    .setProtectedHeader({ alg: 'RS256' })
    .setSubject(user.id)
    .setExpirationTime('1h')
    .sign(key);  // expect: MTLS101
}

export const upstream = (path, done) => https.get({ host: 'upstream', path, agent }, done);
