import rateLimit from 'express-rate-limit';

export const tokenLimiter = rateLimit({ windowMs: 60_000, limit: 30, standardHeaders: true, legacyHeaders: false });
