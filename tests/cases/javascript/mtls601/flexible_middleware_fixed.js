// options: persona=pedantic client-certificates=verified short-lived-certificates
import { createHash } from "node:crypto";
import express from "express";
import jwt from "jsonwebtoken";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { signingKey, clients } from "./keys.js";

const app = express();
const limiter = new RateLimiterMemory({ points: 5, duration: 60 });
app.use(async (req, res, next) => {
  try {
    await limiter.consume(req.ip);
  } catch {
    return res.sendStatus(429);
  }
  return next();
});

app.post("/token", async (req, res) => {
  const cert = req.socket.getPeerCertificate();
  if (!clients.has(cert.subject?.CN)) {
    return res.sendStatus(403);
  }
  const cnf = { "x5t#S256": createHash("sha256").update(cert.raw).digest("base64url") };
  return res.json({ token: jwt.sign({ sub: cert.subject.CN, cnf }, signingKey, { algorithm: "ES256", expiresIn: "5m" }) });
});
