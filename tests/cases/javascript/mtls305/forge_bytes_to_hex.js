// options: persona=pedantic client-certificates=verified short-lived-certificates
import express from "express";
import rateLimit from "express-rate-limit";
import jwt from "jsonwebtoken";
import forge from "node-forge";
import { signingKey, clients } from "./keys.js";

const app = express();
app.use(rateLimit({ limit: 30 }));

app.post("/token", async (req, res) => {
  const cert = req.socket.getPeerCertificate(true);
  if (!clients.has(cert.subject?.CN)) {
    return res.sendStatus(403);
  }
  const digest = forge.md.sha256.create().update(cert.raw.toString("binary")).digest();
  const claims = { sub: cert.subject.CN, cnf: { "x5t#S256": forge.util.bytesToHex(digest.bytes()) } };  // expect: MTLS305
  return res.json({ token: jwt.sign(claims, signingKey, { algorithm: "ES256", expiresIn: "5m" }) });
});
