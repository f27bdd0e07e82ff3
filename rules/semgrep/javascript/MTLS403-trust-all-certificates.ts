import https, { AgentOptions } from 'node:https';
import axios from 'axios';

// ruleid: mtls403-trust-all-certificates-javascript
const client = axios.create({ httpsAgent: new https.Agent({ key, cert, rejectUnauthorized: false }) });

const options: AgentOptions = {
  cert,
  key,
  // ruleid: mtls403-trust-all-certificates-javascript
  rejectUnauthorized: false,
};

// ok: mtls403-trust-all-certificates-javascript
const strict: AgentOptions = { cert, key, ca, rejectUnauthorized: true };
