// options: client-certificates=verified short-lived-certificates
import { createHash } from "node:crypto";
import Hapi from "@hapi/hapi";
import Boom from "@hapi/boom";
import Jwt from "@hapi/jwt";
import { issuerKey, signingKey, clients } from "./keys.js";

const server = Hapi.server({ port: 3000 });
server.route({
  method: "POST",
  path: "/orders",
  handler: (request, h) => {
    const cert = request.raw.req.socket.getPeerCertificate();
    if (!clients.has(cert.subject?.CN)) {
      throw Boom.forbidden();
    }
    const cnf = { "x5t#S256": createHash("sha256").update(cert.raw).digest("base64url") };
    const claims = { sub: cert.subject.CN, cnf };
    const token = Jwt.token.generate(claims, { key: signingKey, algorithm: "ES256" }, { ttlSec: 7 * 86_400 });  // expect: MTLS502
    return { token };
  },
});
