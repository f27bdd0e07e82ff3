// options: persona=pedantic client-certificates=verified short-lived-certificates
import { createHash } from "node:crypto";
import express from "express";
import jwt from "jsonwebtoken";
import { rateLimit } from "express-rate-limit";
import { signingKey, clients } from "./keys.js";

const app = express();
const guard = rateLimit({ limit: 5 });

app.post("/token", guard, async (req, res) => {
  const cert = req.socket.getPeerCertificate();
  if (!clients.has(cert.subject?.CN)) {
    return res.sendStatus(403);
  }
  const cnf = { "x5t#S256": createHash("sha256").update(cert.raw).digest("base64url") };
  return res.json({ token: jwt.sign({ sub: cert.subject.CN, cnf }, signingKey, { algorithm: "ES256", expiresIn: "5m" }) });
});
