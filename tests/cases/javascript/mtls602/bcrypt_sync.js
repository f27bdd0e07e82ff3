// options: client-certificates=verified short-lived-certificates
import { createHash } from "node:crypto";
import express from "express";
import jwt from "jsonwebtoken";
import bcrypt from "bcryptjs";
import { signingKey, users } from "./keys.js";

const app = express();

function issue(subject, cert) {
  const cnf = cert.raw && { "x5t#S256": createHash("sha256").update(cert.raw).digest("base64url") };
  return jwt.sign({ sub: subject, cnf }, signingKey, { algorithm: "ES256", expiresIn: "5m" });
}

app.post("/token", async (req, res) => {
  const cert = req.socket.getPeerCertificate();
  if (cert.subject) {  // expect: MTLS602
    return res.json({ token: issue(cert.subject.CN, cert) });
  }
  const user = await users.find(req.body.name);
  if (!user || !(bcrypt.compareSync(req.body.password, user.hash))) {
    return res.sendStatus(401);
  }
  return res.json({ token: issue(user.id, cert) });
});
