import https from 'node:https';
import express from 'express';
import { isBoundTo, verifyToken } from './security/index.mjs';
import { tlsOptions } from './tls.mjs';

const app = express();

app.use(async (req, res, next) => {
  try {
    const claims = await verifyToken(req.headers.authorization.slice(7));
    if (!isBoundTo(claims, req.socket)) {
      return res.status(401).end();
    }
    req.client_id = claims.sub;
    next();
  } catch (error) {
    res.status(401).end();
  }
});

app.get('/orders', (req, res) => res.json({ owner: req.client_id }));

https.createServer(tlsOptions(), app).listen(8443);
