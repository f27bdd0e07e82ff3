// options: persona=pedantic
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import https from "node:https";
import express from "express";
import rateLimit from "express-rate-limit";
import jwt from "jsonwebtoken";

const signingKey = readFileSync("/etc/tokens/signing.key");
const clients = new Map(JSON.parse(readFileSync("/etc/tokens/clients.json", "utf8")));
const limiter = rateLimit({ windowMs: 60_000, limit: 20 });
const app = express();

function thumbprint(cert) {
  return createHash("sha256").update(cert.raw).digest("base64url");
}

app.post("/token", limiter, (req, res) => {
  const cert = req.socket.getPeerCertificate();
  if (!clients.has(cert.subject.CN)) {
    return res.sendStatus(403);
  }
  const claims = {
    iss: "https://as.example",
    aud: "https://orders.example",
    sub: cert.subject.CN,
    cnf: { "x5t#S256": thumbprint(cert) },
  };
  return res.json({ access_token: jwt.sign(claims, signingKey, { algorithm: "ES256", expiresIn: "5m" }) });
});

https
  .createServer(
    {
      key: readFileSync("/etc/orders/server.key"),
      cert: readFileSync("/etc/orders/server.pem"),
      ca: readFileSync("/etc/orders/clients-ca.pem"),
      crl: readFileSync("/etc/orders/clients.crl"),
      requestCert: true,
      rejectUnauthorized: true,
    },
    app,
  )
  .listen(8443);
