import express from 'express';
import jwt from 'jsonwebtoken';
import { key } from './key.mjs';

const app = express();

app.get('/orders', async (req, res) => {
  const { matches } = await import('./binding.mjs');
  const claims = jwt.verify(req.headers.authorization.slice(7), key, { algorithms: ['RS256'], issuer: 'https://login.example.com', audience: 'orders' });
  if (!matches(claims, req.socket.getPeerCertificate())) {
    return res.sendStatus(401);
  }
  res.json({ owner: claims.sub });
});

export default app;
