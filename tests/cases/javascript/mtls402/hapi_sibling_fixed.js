// options: client-certificates=verified short-lived-certificates
import { createHash } from "node:crypto";
import Boom from "@hapi/boom";
import Hapi from "@hapi/hapi";
import jwt from "jsonwebtoken";
import { issuerKey } from "./keys.js";

const server = Hapi.server({ port: 3000 });

function token(request, h) {
  request.app.claims = jwt.verify(request.headers.authorization.slice(7), issuerKey, { algorithms: ["ES256"] });
  return h.continue;
}

function binding(request, h) {
  const thumbprint = createHash("sha256").update(request.raw.req.socket.getPeerCertificate().raw).digest("base64url");
  if (request.app.claims.cnf?.["x5t#S256"] !== thumbprint) {
    throw Boom.unauthorized();
  }
  return h.continue;
}

const handler = (request) => ({ user: request.app.claims.sub });
server.route({ method: "GET", path: "/orders", options: { pre: [token, binding] }, handler });
server.route({ method: "POST", path: "/orders", options: { pre: [token, binding] }, handler });
