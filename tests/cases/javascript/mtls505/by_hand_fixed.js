// options: persona=pedantic client-certificates=verified short-lived-certificates
const crypto = require("crypto");
const express = require("express");
const jwt = require("jsonwebtoken");
const { issuerKey } = require("./keys");

const app = express();

app.get("/orders", (req, res) => {
  const cert = req.socket.getPeerCertificate();
  const claims = jwt.verify(req.get("authorization").slice(7), issuerKey, { algorithms: ["ES256"] });
  if (claims.aud !== "orders") {
    return res.sendStatus(401);
  }
  if (claims.cnf?.["x5t#S256"] !== crypto.createHash("sha256").update(cert.raw).digest("base64url")) {
    return res.sendStatus(401);
  }
  return res.json({ user: claims.sub });
});
