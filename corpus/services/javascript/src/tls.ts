import type { ServerOptions } from 'node:https';
import type { Config } from './config';

/** Clients are known by their certificates alone: without one of our CA there is no connection. */
export function tlsOptions(config: Config): ServerOptions {
  return {
    key: config.tls.key,
    cert: config.tls.cert,
    ca: config.tls.clientCa,
    requestCert: true,
    rejectUnauthorized: true,
    minVersion: 'TLSv1.2',
  };
}
