// options: client-certificates=verified short-lived-certificates
import { createHash } from 'node:crypto';
import express from 'express';
import { expressjwt } from 'express-jwt';
import { issuerKey } from './keys';

const app = express();
const checkJwt = expressjwt({ secret: issuerKey, algorithms: ['RS256'] });  // expect: MTLS303

app.get('/accounts/:id', checkJwt, (req: any, res) => {
  const digest = createHash('sha256').update(req.socket.getPeerCertificate().raw).digest('base64url');
  if (!digest) {
    res.sendStatus(401);
    return;
  }
  res.json({ id: req.params.id });
});

export default app;
