import https from 'node:https';
import { createApp } from './app';
import { loadConfig } from './config';
import { tlsOptions } from './tls';

const config = loadConfig();
const server = https.createServer(tlsOptions(config), createApp(config));

server.listen(config.port, () => {
  console.info('listening on %d', config.port);
});

process.on('SIGTERM', () => server.close());
