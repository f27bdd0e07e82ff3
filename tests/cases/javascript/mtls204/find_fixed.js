// options: persona=pedantic client-certificates=verified short-lived-certificates
import { createHash } from "node:crypto";
import express from "express";
import rateLimit from "express-rate-limit";
import jwt from "jsonwebtoken";
import { signingKey, db, redis, CLIENTS } from "./keys.js";

const app = express();
app.use(rateLimit({ limit: 30 }));

app.post("/token", async (req, res) => {
  const cert = req.socket.getPeerCertificate();
  const client = CLIENTS.find(({ dn }) => dn === cert.subject.CN);
  if (!client) {
    return res.sendStatus(403);
  }
  const cnf = { "x5t#S256": createHash("sha256").update(cert.raw).digest("base64url") };
  const token = jwt.sign({ sub: cert.subject.CN, cnf }, signingKey, { algorithm: "ES256", expiresIn: "5m" });
  return res.json({ token });
});
