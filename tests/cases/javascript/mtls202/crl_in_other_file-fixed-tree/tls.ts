import { readFileSync } from 'fs';
import type { ServerOptions } from 'https';

const base: ServerOptions = { requestCert: true, rejectUnauthorized: true, minVersion: 'TLSv1.2' };

export function tlsOptions(clients: string): ServerOptions {
  const options = { ...base, key: readFileSync('tls.key'), cert: readFileSync('tls.crt') };
  options.ca = readFileSync(`${clients}-ca.crt`);
  options.crl = readFileSync(`${clients}.crl`);
  return options;
}
