import { readFileSync } from 'node:fs';
import https, { ServerOptions } from 'node:https';
import { app } from './app';

const options: ServerOptions = {};
options.key = readFileSync('server.key');
options.cert = readFileSync('server.crt');
options.ca = readFileSync('clients-ca.crt');
options.requestCert = true;
options.rejectUnauthorized = true;

https.createServer(options, app).listen(443);
