import fs from 'node:fs';

/** Reads a setting that the service cannot do without. */
function required(name: string): string {
  const value = process.env[name];
  if (!value) {
    throw new Error(`${name} is not set`);
  }
  return value;
}

export interface Config {
  port: number;
  issuer: string;
  audience: string;
  tls: { key: Buffer; cert: Buffer; clientCa: Buffer };
  signingKey: Buffer;
  verificationKey: Buffer;
  keyId: string;
  clientsFile: string;
}

export function loadConfig(): Config {
  return {
    port: Number(process.env.PORT ?? 8443),
    issuer: required('TOKEN_ISSUER'),
    audience: required('TOKEN_AUDIENCE'),
    tls: {
      key: fs.readFileSync(required('TLS_KEY_FILE')),
      cert: fs.readFileSync(required('TLS_CERT_FILE')),
      clientCa: fs.readFileSync(required('CLIENT_CA_FILE')),
    },
    signingKey: fs.readFileSync(required('SIGNING_KEY_FILE')),
    verificationKey: fs.readFileSync(required('VERIFICATION_KEY_FILE')),
    keyId: required('SIGNING_KEY_ID'),
    clientsFile: required('CLIENTS_FILE'),
  };
}
