import { readFileSync } from 'node:fs';
import { Agent, setGlobalDispatcher } from 'undici';

const connect = {
  cert: readFileSync('client.crt'),
  key: readFileSync('client.key'),
  ca: readFileSync('ca.crt'),
};
connect.servername = 'api.internal';

setGlobalDispatcher(new Agent({ connect }));
