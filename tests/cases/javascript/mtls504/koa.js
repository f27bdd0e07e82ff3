// options: client-certificates=verified short-lived-certificates
import { createHash } from "node:crypto";
import Koa from "koa";
import { jwtVerify } from "jose";
import session from "koa-generic-session";
import { issuerKey, store } from "./keys.js";

const app = new Koa();
app.use(session({ store }));

app.use(async (ctx) => {
  const token = ctx.get("authorization").slice(7);
  const { payload } = await jwtVerify(token, issuerKey, { algorithms: ["ES256"], audience: "shop" });
  const thumbprint = createHash("sha256").update(ctx.req.socket.getPeerCertificate().raw).digest("base64url");
  ctx.assert(payload.cnf?.["x5t#S256"] === thumbprint, 401);
  ctx.session.user = payload.sub;  // expect: MTLS504
  ctx.body = { user: payload.sub };
});

app.listen(3000);
