// A client that presents no certificate is the business of other linters.
const https = require('https');

const insecure = false;
module.exports = (path, done) => https.get({ host: 'localhost', path, rejectUnauthorized: insecure }, done);
