// options: persona=pedantic client-certificates=verified short-lived-certificates
import { createHash } from "node:crypto";
import express from "express";
import rateLimit from "express-rate-limit";
import jwt from "jsonwebtoken";
import moment from "moment";
import { signingKey, clients } from "./keys.js";

const app = express();
app.use(rateLimit({ windowMs: 60_000, limit: 30 }));

app.post("/token", (req, res) => {
  const cert = req.socket.getPeerCertificate();
  if (!cert.subject || !clients.has(cert.subject.CN)) {
    return res.sendStatus(403);
  }
  const cnf = { "x5t#S256": createHash("sha256").update(cert.raw).digest("base64url") };
  const exp = Math.floor(moment().add(3, "days").valueOf() / 1000);
  const claims = { sub: cert.subject.CN, cnf, exp };
  const token = jwt.sign(claims, signingKey, { algorithm: "ES256" });  // expect: MTLS502
  return res.json({ token });
});
