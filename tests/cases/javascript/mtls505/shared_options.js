// options: persona=pedantic client-certificates=verified short-lived-certificates
import { createHash } from "node:crypto";
import express from "express";
import jwt from "jsonwebtoken";
import { issuerKey } from "./keys.js";
const defaults = { issuer: "https://as.example", subject: process.env.AUDIENCE };

const app = express();

app.get("/orders", async (req, res) => {
  const token = (req.get("authorization") ?? "").slice(7);
  const claims = jwt.verify(token, issuerKey, { ...defaults, algorithms: ["ES256"] });  // expect: MTLS505
  const thumbprint = createHash("sha256").update(req.socket.getPeerCertificate().raw).digest("base64url");
  if (!claims.cnf || claims.cnf["x5t#S256"] !== thumbprint) {
    return res.sendStatus(401);
  }
  return res.json({ user: claims.sub });
});
