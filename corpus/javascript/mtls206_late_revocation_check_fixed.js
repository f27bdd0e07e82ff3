import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import https from "node:https";
import express from "express";
import ocsp from "ocsp";
import jwt from "jsonwebtoken";

const signingKey = readFileSync("/etc/tokens/signing.key");
const clients = new Map(JSON.parse(readFileSync("/etc/tokens/clients.json", "utf8")));
const app = express();

function thumbprint(cert) {
  return createHash("sha256").update(cert.raw).digest("base64url");
}

function status(cert) {
  return new Promise((resolve, reject) => {
    ocsp.check({ cert: cert.raw, issuer: cert.issuerCertificate.raw }, (error) => (error ? reject(error) : resolve()));
  });
}

app.post("/token", async (req, res) => {
  const cert = req.socket.getPeerCertificate(true);
  if (!clients.has(cert.subject.CN)) {
    return res.sendStatus(403);
  }
  const claims = { sub: cert.subject.CN, cnf: { "x5t#S256": thumbprint(cert) } };
  const options = { algorithm: "ES256", expiresIn: "5m" };
  try {
    await status(cert);
    res.json({ access_token: jwt.sign(claims, signingKey, options) });
  } catch (error) {
    console.error("revoked client", cert.subject.CN, error);
    if (!res.headersSent) {
      res.sendStatus(401);
    }
  }
});

https
  .createServer(
    {
      key: readFileSync("/etc/orders/server.key"),
      cert: readFileSync("/etc/orders/server.pem"),
      ca: readFileSync("/etc/orders/clients-ca.pem"),
      requestCert: true,
      rejectUnauthorized: true,
    },
    app,
  )
  .listen(8443);
