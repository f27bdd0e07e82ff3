// options: client-certificates=verified short-lived-certificates
import { createHash } from "node:crypto";
import fastify from "fastify";
import { createVerifier } from "fast-jwt";
import { issuerKey } from "./keys.js";

const verify = createVerifier({ key: issuerKey, algorithms: ["ES256"] });
const app = fastify();

async function token(request, reply) {
  request.claims = verify(request.headers.authorization.slice(7));
}

async function binding(request, reply) {
  const thumbprint = createHash("sha256").update(request.socket.getPeerCertificate().raw).digest("base64url");
  if (request.claims.cnf?.["x5t#S256"] !== thumbprint) {
    return reply.code(401).send();
  }
}

app.get("/orders", { preHandler: [token, binding] }, async (request) => ({ user: request.claims.sub }));
app.post("/orders", { preHandler: [token] }, async (request) => ({ user: request.claims.sub }));  // expect: MTLS402
app.get("/health", { preHandler: [token] }, async (request) => ({ user: request.claims.sub }));
