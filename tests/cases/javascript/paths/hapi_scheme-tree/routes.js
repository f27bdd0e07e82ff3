exports.routes = [
  { method: 'GET', path: '/healthz', options: { auth: false }, handler: () => ({ status: 'up' }) },
  { method: 'GET', path: '/orders', handler: (request) => ({ owner: request.auth.credentials.user }) },
];
