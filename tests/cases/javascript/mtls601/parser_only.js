// options: persona=pedantic client-certificates=verified short-lived-certificates
import { createHash } from "node:crypto";
import express from "express";
import jwt from "jsonwebtoken";
import { signingKey, clients } from "./keys.js";

const app = express();
app.use(express.json());

app.post("/token", express.urlencoded({ limit: "10kb" }), async (req, res) => {  // expect: MTLS601

  const cert = req.socket.getPeerCertificate();
  if (!clients.has(cert.subject?.CN)) {
    return res.sendStatus(403);
  }
  const cnf = { "x5t#S256": createHash("sha256").update(cert.raw).digest("base64url") };
  return res.json({ token: jwt.sign({ sub: cert.subject.CN, cnf }, signingKey, { algorithm: "ES256", expiresIn: "5m" }) });
});
