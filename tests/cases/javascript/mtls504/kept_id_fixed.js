// options: client-certificates=verified short-lived-certificates
const crypto = require("crypto");
const express = require("express");
const session = require("express-session");
const jwt = require("jsonwebtoken");
const { issuerKey, store, secret } = require("./keys");

const app = express();
app.use(session({ secret, store, resave: false, saveUninitialized: false }));

app.post("/login", (req, res, next) => {
  const cert = req.socket.getPeerCertificate();
  const claims = jwt.verify(req.get("authorization").slice(7), issuerKey, { algorithms: ["ES256"], audience: "shop" });
  if (claims.cnf?.["x5t#S256"] !== crypto.createHash("sha256").update(cert.raw).digest("base64url")) {
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
