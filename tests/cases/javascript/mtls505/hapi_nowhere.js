// options: persona=pedantic client-certificates=verified short-lived-certificates
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
    const artifacts = Jwt.token.decode(request.headers.authorization.slice(7));
    Jwt.token.verify(artifacts, { key: issuerKey, algorithms: ["ES256"] }, { iss: "https://as.example" });  // expect: MTLS505
    const thumbprint = createHash("sha256").update(request.raw.req.socket.getPeerCertificate().raw).digest("base64url");
    const claims = artifacts.decoded.payload;
    if (claims.cnf?.["x5t#S256"] !== thumbprint) {
      throw Boom.unauthorized();
    }
    return { user: claims.sub };
  },
});
