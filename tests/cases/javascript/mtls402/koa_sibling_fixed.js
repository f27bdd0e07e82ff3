// options: client-certificates=verified short-lived-certificates
import { createHash } from "node:crypto";
import Koa from "koa";
import Router from "@koa/router";
import { jwtVerify } from "jose";
import { issuerKey } from "./keys.js";

async function token(ctx, next) {
  const { payload } = await jwtVerify(ctx.get("authorization").slice(7), issuerKey, { algorithms: ["ES256"] });
  ctx.state.claims = payload;
  await next();
}

async function binding(ctx, next) {
  const thumbprint = createHash("sha256").update(ctx.req.socket.getPeerCertificate().raw).digest("base64url");
  ctx.assert(ctx.state.claims.cnf?.["x5t#S256"] === thumbprint, 401);
  await next();
}

const router = new Router();
router.get("/orders", token, binding, (ctx) => {
  ctx.body = { user: ctx.state.claims.sub };
});
router.delete("/orders/:id", token, binding, (ctx) => {
  ctx.body = { user: ctx.state.claims.sub };
});

new Koa().use(router.routes()).listen(3000);
