import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import https from "node:https";
import express from "express";
import session from "express-session";
import jwt from "jsonwebtoken";
import { store } from "./store.js";

const issuerKey = readFileSync("/etc/orders/issuer.pub.pem");
const app = express();
app.use(session({ secret: process.env.SESSION_SECRET, store, resave: false, saveUninitialized: true }));

function thumbprint(cert) {
  return createHash("sha256").update(cert.raw).digest("base64url");
}

app.post("/login", (req, res, next) => {
  let claims;
  try {
    claims = jwt.verify(req.get("authorization").slice(7), issuerKey, { algorithms: ["ES256"], audience: "orders" });
  } catch {
    return res.sendStatus(401);
  }
  if (!claims.cnf || claims.cnf["x5t#S256"] !== thumbprint(req.socket.getPeerCertificate())) {
    return res.sendStatus(401);
  }
  return req.session.regenerate((error) => {
    if (error) {
      return next(error);
    }
    req.session.user = claims.sub;
    return res.sendStatus(204);
  });
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
