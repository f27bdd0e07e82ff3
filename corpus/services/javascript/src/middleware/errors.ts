import type { ErrorRequestHandler } from 'express';

export const onError: ErrorRequestHandler = (error, req, res, next) => {
  console.error('%s %s failed', req.method, req.path, error);
  if (res.headersSent) {
    next(error);
    return;
  }
  res.status(500).json({ error: 'server_error' });
};
