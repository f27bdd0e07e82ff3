const fs = require('node:fs');
const https = require('node:https');

const agent = new https.Agent({
  key: fs.readFileSync('client.key'),
  cert: fs.readFileSync('client.crt'),
  ca: fs.readFileSync('issuer-ca.pem'),
  rejectUnauthorized: true,
});

exports.requestToken = (done) => {
  https.request('https://issuer.example.com/token', { agent, method: 'POST' }, done).end();
};
