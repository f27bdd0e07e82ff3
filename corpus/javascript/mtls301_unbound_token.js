// Issues access tokens to clients that authenticate with their certificate (RFC 8705).
const crypto = require('crypto');
const fs = require('fs');
const https = require('https');
const Koa = require('koa');
const Router = require('@koa/router');
const jwt = require('jsonwebtoken');

const signingKey = fs.readFileSync('/run/secrets/issuer.key');
const app = new Koa();
const router = new Router();

router.post('/token', async (ctx) => {
  const cert = ctx.req.socket.getPeerCertificate();
  const claims = {
    iss: 'https://login.example.com',
    sub: cert.subject.CN,
    scope: 'orders:read',
  };
  const token = jwt.sign(claims, signingKey, { algorithm: 'RS256', expiresIn: '5m' });  // expect: MTLS301
  ctx.body = { access_token: token, token_type: 'Bearer' };
});

app.use(router.routes());

https
  .createServer({
    key: fs.readFileSync('server.key'),
    cert: fs.readFileSync('server.crt'),
    ca: fs.readFileSync('clients-ca.crt'),
    crl: fs.readFileSync('clients.crl'),
    requestCert: true,
    rejectUnauthorized: true,
  }, app.callback())
  .listen(8443);
