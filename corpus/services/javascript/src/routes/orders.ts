import { Router } from 'express';
import type { BoundClaims } from '@tokens';

export const orders = Router();

orders.get('/', (req, res) => {
  const claims = res.locals.claims as BoundClaims;
  res.json({ owner: claims.sub, orders: [] });
});

orders.post('/', (req, res) => {
  const claims = res.locals.claims as BoundClaims;
  if (!claims.scope?.split(' ').includes('orders:write')) {
    res.status(403).json({ error: 'insufficient_scope' });
    return;
  }
  res.status(201).json({ owner: claims.sub, order: req.body });
});
