// options: persona=pedantic client-certificates=verified short-lived-certificates
import express from "express";
import rateLimit from "express-rate-limit";
import jwt from "jsonwebtoken";
import { webcrypto } from "node:crypto";
import { Convert } from "pvtsutils";
import { signingKey, clients } from "./keys.js";

const app = express();
app.use(rateLimit({ limit: 30 }));

app.post("/token", async (req, res) => {
  const cert = req.socket.getPeerCertificate(true);
  if (!clients.has(cert.subject?.CN)) {
    return res.sendStatus(403);
  }
  const digest = await webcrypto.subtle.digest("SHA-256", cert.raw);
  const claims = { sub: cert.subject.CN, cnf: { "x5t#S256": Convert.ToBase64Url(digest) } };
  return res.json({ token: jwt.sign(claims, signingKey, { algorithm: "ES256", expiresIn: "5m" }) });
});
