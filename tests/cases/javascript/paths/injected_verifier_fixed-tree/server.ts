import fs from 'node:fs';
import https from 'node:https';
import type { TLSSocket } from 'node:tls';
import { importPKCS8 } from 'jose';
import { CrlVerifier } from './crl-verifier';
import { TokenService } from './token-service';

const options = { requestCert: true, rejectUnauthorized: true, ca: fs.readFileSync('clients-ca.pem') };

async function main(): Promise<void> {
  const key = await importPKCS8(process.env.SIGNING_KEY as string, 'ES256');
  const tokens = new TokenService(new CrlVerifier(), key);

  https
    .createServer(options, async (req, res) => {
      try {
        const token = await tokens.issue((req.socket as TLSSocket).getPeerCertificate(true));
        res.end(JSON.stringify({ access_token: token }));
      } catch (error) {
        res.writeHead(403).end();
      }
    })
    .listen(8443);
}

void main();
