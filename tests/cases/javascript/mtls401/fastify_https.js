const fs = require('fs');
const fastify = require('fastify');

const app = fastify({
  logger: true,
  https: {
    key: fs.readFileSync('server.key'),
    cert: fs.readFileSync('server.crt'),
    ca: fs.readFileSync('clients-ca.crt'),
    requestCert: true,
    rejectUnauthorized: false,  // expect: MTLS401
  },
});

app.get('/', async () => ({ ok: true }));
app.listen({ port: 8443 });
