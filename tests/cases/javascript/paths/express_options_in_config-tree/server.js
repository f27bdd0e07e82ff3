const https = require('https');
const { app } = require('./app');
const TlsConfig = require('./config/tls');

const config = new TlsConfig(process.env.TLS_FOLDER);
https.createServer(config.options(), app).listen(8443);
