// options: short-lived-certificates
import { createHash, X509Certificate } from "node:crypto";
import fastify from "fastify";
import { createSigner } from "fast-jwt";
import { signingKey, caKey, gateways } from "./keys.js";

const sign = createSigner({ key: signingKey, algorithm: "ES256", expiresIn: 300_000 });
const app = fastify({});

app.addHook("onRequest", async (request, reply) => {
  if (!gateways.includes(request.socket.remoteAddress)) {
    return reply.code(403).send();
  }
});

app.post("/token", async (request, reply) => {
  const cert = new X509Certificate(decodeURIComponent(request.headers["ssl-client-cert"] as string));
  if (!cert.verify(caKey) || new Date(cert.validTo) < new Date()) {
    return reply.code(401).send();
  }
  const cnf = { "x5t#S256": createHash("sha256").update(cert.raw).digest("base64url") };
  return { token: sign({ sub: cert.subject, cnf }) };
});
