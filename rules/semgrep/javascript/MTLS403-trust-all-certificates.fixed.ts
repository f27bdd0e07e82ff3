import https, { AgentOptions } from 'node:https';
import axios from 'axios';

// ruleid: mtls403-trust-all-certificates-javascript
const client = axios.create({ httpsAgent: new https.Agent({ key, cert, rejectUnauthorized: true }) });

const options: AgentOptions = {
  cert,
  key,
  // ruleid: mtls403-trust-all-certificates-javascript
  rejectUnauthorized: true,
};

// ok: mtls403-trust-all-certificates-javascript
const strict: AgentOptions = { cert, key, ca, rejectUnauthorized: true };
