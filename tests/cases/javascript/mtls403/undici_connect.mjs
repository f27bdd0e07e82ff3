import { readFileSync } from 'node:fs';
import { Agent, setGlobalDispatcher } from 'undici';

const connect = {
  cert: readFileSync('client.crt'),
  key: readFileSync('client.key'),
  ca: readFileSync('ca.crt'),
};
connect.rejectUnauthorized = false;  // expect: MTLS403

setGlobalDispatcher(new Agent({ connect }));
