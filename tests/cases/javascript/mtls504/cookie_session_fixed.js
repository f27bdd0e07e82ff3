// options: client-certificates=verified short-lived-certificates
const crypto = require("crypto");
const express = require("express");
const session = require("cookie-session");
const jwt = require("jsonwebtoken");
const { issuerKey, store, secret } = require("./keys");

const app = express();
app.use(session({ secret }));

app.post("/login", (req, res, next) => {
  const cert = req.socket.getPeerCertificate();
  const claims = jwt.verify(req.get("authorization").slice(7), issuerKey, { algorithms: ["ES256"], audience: "shop" });
  if (claims.cnf?.["x5t#S256"] !== crypto.createHash("sha256").update(cert.raw).digest("base64url")) {
    return res.sendStatus(401);
  }
  req.session.user = claims.sub;
  return res.sendStatus(204);
});
