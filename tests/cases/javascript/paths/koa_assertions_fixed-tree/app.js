const https = require('https');
const Koa = require('koa');
const bearer = require('./bearer');
const tls = require('./tls');

const app = new Koa();
app.use(bearer('https://login.example.com/jwks'));
app.use((ctx) => {
  ctx.body = { owner: ctx.state.user.sub };
});

https.createServer(tls, app.callback()).listen(8443);
