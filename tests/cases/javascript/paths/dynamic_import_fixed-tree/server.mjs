import https from 'node:https';
import { tlsOptions } from './tls.mjs';

const { default: app } = await import('./app.mjs');

https.createServer(tlsOptions(), app).listen(8443);
