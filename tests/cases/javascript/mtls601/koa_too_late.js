// options: persona=pedantic client-certificates=verified short-lived-certificates
import { createHash } from "node:crypto";
import Koa from "koa";
import Router from "@koa/router";
import { SignJWT } from "jose";
import ratelimit from "koa-ratelimit";
import { signingKey, clients, redis } from "./keys.js";

const router = new Router();
router.post("/token", async (ctx) => {  // expect: MTLS601
  const cert = ctx.req.socket.getPeerCertificate();
  ctx.assert(clients.has(cert.subject?.CN), 403);
  const cnf = { "x5t#S256": createHash("sha256").update(cert.raw).digest("base64url") };
  const token = new SignJWT({ sub: cert.subject.CN, cnf }).setProtectedHeader({ alg: "ES256" });
  ctx.body = { token: await token.setExpirationTime("5m").sign(signingKey) };
});

const app = new Koa();
app.use(router.routes());
app.use(ratelimit({ driver: "redis", db: redis, max: 30, duration: 60_000 }));
