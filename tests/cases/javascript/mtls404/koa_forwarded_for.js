// options: short-lived-certificates
import { createHash, X509Certificate } from "node:crypto";
import Koa from "koa";
import Router from "@koa/router";
import { SignJWT } from "jose";
import { signingKey, caKey, gateways } from "./keys.js";

const router = new Router();
router.post("/token", async (ctx) => {
  ctx.assert(gateways.has(ctx.get("X-Real-IP")), 403);
  const cert = new X509Certificate(decodeURIComponent(ctx.get("X-Client-Cert")));  // expect: MTLS404
  ctx.assert(cert.verify(caKey) && new Date(cert.validTo) > new Date(), 401);
  const cnf = { "x5t#S256": createHash("sha256").update(cert.raw).digest("base64url") };
  const token = new SignJWT({ cnf }).setProtectedHeader({ alg: "ES256" }).setSubject(cert.subject).setExpirationTime("5m");
  ctx.body = { token: await token.sign(signingKey) };
});

new Koa().use(router.routes()).listen(8080);
