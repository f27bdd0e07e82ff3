// options: persona=pedantic client-certificates=verified short-lived-certificates
import { createHash } from "node:crypto";
import Koa from "koa";
import jwt from "koa-jwt";
import { issuerKey } from "./keys.js";

const app = new Koa();
app.use(jwt({ secret: issuerKey, algorithms: ["ES256"] }));  // expect: MTLS505
app.use(async (ctx) => {
  const thumbprint = createHash("sha256").update(ctx.req.socket.getPeerCertificate().raw).digest("base64url");
  ctx.assert(ctx.state.user.cnf?.["x5t#S256"] === thumbprint, 401);
  ctx.body = { user: ctx.state.user.sub };
});

app.listen(3000);
