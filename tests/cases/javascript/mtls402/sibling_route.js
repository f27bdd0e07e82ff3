// options: client-certificates=verified short-lived-certificates
const crypto = require("crypto");
const express = require("express");
const jwt = require("jsonwebtoken");
const { issuerKey } = require("./keys");

const app = express();

function requireToken(req, res, next) {
  try {
    req.claims = jwt.verify(req.get("authorization").slice(7), issuerKey, { algorithms: ["ES256"], audience: "shop" });
  } catch {
    return res.sendStatus(401);
  }
  return next();
}

function requireBinding(req, res, next) {
  const cert = req.socket.getPeerCertificate();
  const thumbprint = crypto.createHash("sha256").update(cert.raw).digest("base64url");
  if (req.claims.cnf?.["x5t#S256"] !== thumbprint) {
    return res.sendStatus(401);
  }
  return next();
}

const orders = (req, res) => res.json({ user: req.claims.sub });
const refunds = (req, res) => res.json({ refundedBy: req.claims.sub });

app.get("/orders", requireToken, requireBinding, orders);
app.post("/refunds", requireToken, refunds);  // expect: MTLS402
