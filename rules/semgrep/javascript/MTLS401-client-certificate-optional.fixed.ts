import * as https from 'node:https';
import { NestFactory } from '@nestjs/core';

const options: https.ServerOptions = {
  key, cert, ca,
  requestCert: true,
  // ruleid: mtls401-client-certificate-optional-javascript
  rejectUnauthorized: true,
};
https.createServer(options, app);

async function bootstrap(): Promise<void> {
  const app = await NestFactory.create(AppModule, {
    httpsOptions: {
      key, cert, ca,
      requestCert: true,
      // ruleid: mtls401-client-certificate-optional-javascript
      rejectUnauthorized: true,
    } satisfies https.ServerOptions,
  });
}

// ok: mtls401-client-certificate-optional-javascript
const strict: https.ServerOptions = { key, cert, ca, requestCert: true, rejectUnauthorized: true };
