// options: short-lived-certificates
import { createHash, X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import http from "node:http";
import express from "express";
import jwt from "jsonwebtoken";

const PROXIES = ["10.20.0.4", "10.20.0.5"];
const signingKey = readFileSync("/etc/tokens/signing.key");
const clientsCa = new X509Certificate(readFileSync("/etc/tokens/clients-ca.pem"));
const clients = new Map(JSON.parse(readFileSync("/etc/tokens/clients.json", "utf8")));
const app = express();

app.use((req, res, next) => {
  if (!PROXIES.includes(req.socket.remoteAddress)) {
    return res.sendStatus(403);
  }
  return next();
});

app.post("/token", (req, res) => {
  const cert = new X509Certificate(decodeURIComponent(req.get("x-ssl-client-cert")));
  const now = new Date();
  if (!cert.verify(clientsCa.publicKey) || now < new Date(cert.validFrom) || now > new Date(cert.validTo)) {
    return res.sendStatus(401);
  }
  if (!clients.has(cert.subject)) {
    return res.sendStatus(403);
  }
  const cnf = { "x5t#S256": createHash("sha256").update(cert.raw).digest("base64url") };
  const claims = { sub: clients.get(cert.subject), cnf };
  return res.json({ access_token: jwt.sign(claims, signingKey, { algorithm: "ES256", expiresIn: "5m" }) });
});

http.createServer(app).listen(8080);
