// options: persona=pedantic client-certificates=verified short-lived-certificates
import { createHash } from "node:crypto";
import fastify from "fastify";
import { createSigner } from "fast-jwt";
import rateLimit from "@fastify/rate-limit";
import { signingKey, clients } from "./keys.js";

const sign = createSigner({ key: signingKey, algorithm: "ES256", expiresIn: 300_000 });
const app = fastify();
await app.register(rateLimit, { global: false });

// expect: MTLS601
app.post("/token", { config: { rateLimit: false } }, async (request, reply) => {
  const cert = request.socket.getPeerCertificate();
  if (!clients.has(cert.subject?.CN)) {
    return reply.code(403).send();
  }
  const cnf = { "x5t#S256": createHash("sha256").update(cert.raw).digest("base64url") };
  return { token: sign({ sub: cert.subject.CN, cnf }) };
});
