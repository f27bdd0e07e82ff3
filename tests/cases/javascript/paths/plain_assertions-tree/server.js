const https = require('https');
const session = require('./session');
const tls = require('./tls');

https
  .createServer(tls, (req, res) => {
    try {
      res.end(JSON.stringify({ owner: session.open(req).sub }));
    } catch (error) {
      res.writeHead(401).end();
    }
  })
  .listen(8443);
