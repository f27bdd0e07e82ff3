import express from 'express';
import { authenticate } from '@auth/middleware';

export const app = express();
app.use(authenticate);
app.get('/orders', (req, res) => res.json({ owner: res.locals.user }));
