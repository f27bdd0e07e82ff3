// options: persona=pedantic client-certificates=verified short-lived-certificates
import { createHash } from "node:crypto";
import express from "express";
import { expressjwt } from "express-jwt";
import { issuerKey } from "./keys.js";

const app = express();
app.use(expressjwt({ secret: issuerKey, algorithms: ["ES256"] }));  // expect: MTLS505
app.get("/orders", (req, res) => {
  const claims = req.auth;
  const thumbprint = createHash("sha256").update(req.socket.getPeerCertificate().raw).digest("base64url");
  if (!claims.cnf || claims.cnf["x5t#S256"] !== thumbprint) {
    return res.sendStatus(401);
  }
  return res.json({ user: claims.sub });
});
