// options: client-certificates=verified short-lived-certificates
import { createHash } from "node:crypto";
import fastify from "fastify";
import { jwtVerify } from "jose";
import session from "@fastify/secure-session";
import { issuerKey, secret } from "./keys.js";

const app = fastify();
app.register(session, { secret });

app.post("/login", async (request, reply) => {
  const token = request.headers.authorization.slice(7);
  const { payload } = await jwtVerify(token, issuerKey, { algorithms: ["ES256"], audience: "shop" });
  const thumbprint = createHash("sha256").update(request.socket.getPeerCertificate().raw).digest("base64url");
  if (payload.cnf?.["x5t#S256"] !== thumbprint) {
    return reply.code(401).send();
  }
  request.session.set("user", payload.sub);
  return reply.code(204).send();
});
