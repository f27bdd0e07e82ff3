import https from 'node:https';
import { app } from './app';

https.createServer({ requestCert: true, rejectUnauthorized: true, ca: process.env.CLIENT_CA, crl: process.env.CLIENT_CRL }, app).listen(8443);
