// options: persona=pedantic
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import https from "node:https";
import express from "express";
import jwt from "jsonwebtoken";

const issuerKey = readFileSync("/etc/orders/issuer.pub.pem");
const app = express();

function thumbprint(cert) {
  return createHash("sha256").update(cert.raw).digest("base64url");
}

app.get("/orders", (req, res) => {
  const [scheme, token] = (req.get("authorization") ?? "").split(" ");
  if (scheme !== "Bearer" || !token) {
    return res.sendStatus(401);
  }
  let claims;
  try {
    claims = jwt.verify(token, issuerKey, {
      algorithms: ["ES256"],
      audience: "https://orders.example",
    });
  } catch {
    return res.sendStatus(401);
  }
  const cert = req.socket.getPeerCertificate();
  if (!claims.cnf || claims.cnf["x5t#S256"] !== thumbprint(cert)) {
    return res.sendStatus(401);
  }
  return res.json({ customer: claims.sub, orders: [] });
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
