// options: persona=pedantic client-certificates=verified short-lived-certificates
import express from "express";
import rateLimit from "express-rate-limit";
import jwt from "jsonwebtoken";
import { hash } from "node:crypto";
import { signingKey, clients } from "./keys.js";

const app = express();
app.use(rateLimit({ limit: 30 }));

app.post("/token", async (req, res) => {
  const cert = req.socket.getPeerCertificate(true);
  if (!clients.has(cert.subject?.CN)) {
    return res.sendStatus(403);
  }

  const claims = { sub: cert.subject.CN, cnf: { "x5t#S256": hash("sha256", cert.raw, "base64url") } };
  return res.json({ token: jwt.sign(claims, signingKey, { algorithm: "ES256", expiresIn: "5m" }) });
});
