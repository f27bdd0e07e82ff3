import { readFileSync } from 'fs';
import * as https from 'https';
import { tlsOptions } from './tls';
import { app } from './app';

https.createServer(tlsOptions('services'), app).listen(8443);
