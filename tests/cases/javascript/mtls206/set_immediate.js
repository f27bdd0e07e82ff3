// options: client-certificates=verified
import { createHash } from "node:crypto";
import express from "express";
import jwt from "jsonwebtoken";
import { signingKey, ocsp, alarms, audit } from "./keys.js";

const app = express();

app.post("/token", async (req, res, next) => {
  const cert = req.socket.getPeerCertificate();
  const cnf = { "x5t#S256": createHash("sha256").update(cert.raw).digest("base64url") };
  const claims = { sub: cert.subject.CN, cnf };
  const options = { algorithm: "ES256", expiresIn: "5m" };
  res.json({ token: jwt.sign(claims, signingKey, options) });
  setImmediate(async () => {
    if (await ocsp.isRevoked(cert)) {  // expect: MTLS206
      alarms.raise(cert.serialNumber);
    }
  });
});
