const https = require('https');
const Session = require('./session');
const { json } = require('./respond');
const { tlsOptions } = require('./tls');

const routes = {
  '/orders': (session) => ({ owner: session.claims().sub, orders: [] }),
};

https
  .createServer(tlsOptions(), (req, res) => {
    const route = routes[req.url];
    if (!route) {
      return json(res, 404, { error: 'not_found' });
    }
    try {
      return json(res, 200, route(new Session(req)));
    } catch (error) {
      return json(res, 401, { error: 'invalid_token' });
    }
  })
  .listen(8443);
