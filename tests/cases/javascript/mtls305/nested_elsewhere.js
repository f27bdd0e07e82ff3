// options: persona=pedantic client-certificates=verified short-lived-certificates
import express from "express";
import rateLimit from "express-rate-limit";
import jwt from "jsonwebtoken";
import { createHash } from "node:crypto";
import { signingKey, clients } from "./keys.js";

const app = express();
app.use(rateLimit({ limit: 30 }));

app.post("/token", async (req, res) => {
  const cert = req.socket.getPeerCertificate(true);
  if (!clients.has(cert.subject?.CN)) {
    return res.sendStatus(403);
  }
  const tls = { sha256: createHash("sha256").update(cert.raw).digest("base64url") };
  const claims = { sub: cert.subject.CN, binding: tls };  // expect: MTLS305
  return res.json({ token: jwt.sign(claims, signingKey, { algorithm: "ES256", expiresIn: "5m" }) });
});
