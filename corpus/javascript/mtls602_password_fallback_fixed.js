import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import https from "node:https";
import argon2 from "argon2";
import express from "express";
import jwt from "jsonwebtoken";
import { authenticator } from "otplib";
import { users } from "./users.js";

const signingKey = readFileSync("/etc/tokens/signing.key");
const app = express();
app.use(express.json());

function grant(claims) {
  return { access_token: jwt.sign(claims, signingKey, { algorithm: "ES256", expiresIn: "5m" }) };
}

app.post("/token", async (req, res) => {
  if (req.client.authorized) {
    const cert = req.socket.getPeerCertificate();
    const cnf = { "x5t#S256": createHash("sha256").update(cert.raw).digest("base64url") };
    return res.json(grant({ sub: cert.subject.CN, cnf }));
  }
  const user = await users.find(req.body.name);
  if (!user || !(await argon2.verify(user.hash, req.body.password))) {
    return res.sendStatus(401);
  }
  if (!authenticator.check(req.body.code, user.seed)) {
    return res.sendStatus(403);
  }
  return res.json(grant({ sub: user.id }));
});

https
  .createServer(
    {
      key: readFileSync("/etc/orders/server.key"),
      cert: readFileSync("/etc/orders/server.pem"),
      ca: readFileSync("/etc/orders/clients-ca.pem"),
      crl: readFileSync("/etc/orders/clients.crl"),
      requestCert: true,
      rejectUnauthorized: false,  // expect: MTLS401
    },
    app,
  )
  .listen(8443);
