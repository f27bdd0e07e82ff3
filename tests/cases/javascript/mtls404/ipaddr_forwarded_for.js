// options: short-lived-certificates
import { createHash, X509Certificate } from "node:crypto";
import express from "express";
import jwt from "jsonwebtoken";
import ipaddr from "ipaddr.js";
import { signingKey, caKey } from "./keys.js";

const app = express();
const GATEWAYS = ipaddr.parseCIDR("10.20.0.0/24");

app.post("/token", (req, res) => {
  if (!ipaddr.process(req.get("X-Forwarded-For")).match(GATEWAYS)) {
    return res.sendStatus(403);
  }
  const cert = new X509Certificate(decodeURIComponent(req.get("X-SSL-Client-Cert")));  // expect: MTLS404
  if (!cert.verify(caKey) || new Date(cert.validTo) < new Date()) {
    return res.sendStatus(401);
  }
  const thumbprint = createHash("sha256").update(cert.raw).digest("base64url");
  const claims = { sub: cert.subject, cnf: { "x5t#S256": thumbprint } };
  return res.json({ token: jwt.sign(claims, signingKey, { algorithm: "ES256", expiresIn: "5m" }) });
});
