const fs = require('fs');
const https = require('https');
const path = require('path');
const jwt = require('jsonwebtoken');

const folder = process.env.CERTIFICATES;
if (!folder) {
  console.error('CERTIFICATES is not set');
  process.exit(1);
}

const upstream = new https.Agent({
  cert: fs.readFileSync(path.join(folder, 'client.crt')),
  key: fs.readFileSync(path.join(folder, 'client.key')),
});

exports.forward = (request, done) => https.get(`https://orders.internal${request.path}`, { agent: upstream }, done);

exports.session = (user) => {
  const key = fs.readFileSync(path.resolve(folder, 'issuer.key'));
  return jwt.sign({ sub: user.id, role: user.role }, key, { algorithm: 'RS256', expiresIn: '15m' });
};
