const https = require('https');
const { app } = require('./app');
const { tlsOptions } = require('./tls');

https.createServer(tlsOptions(), app.callback()).listen(8443);
