const https = require('https');
const { app } = require('./app');
const { tlsOptions } = require('./tls');

https.createServer(tlsOptions(), app).listen(8443);
