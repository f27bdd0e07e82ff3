// options: short-lived-certificates
const crypto = require("crypto");
const express = require("express");
const jwt = require("jsonwebtoken");
const { signingKey, caKey, gateways, gatewaySecret } = require("./keys");

const app = express();
app.use((req, res, next) => {
  const sent = Buffer.from(req.get("X-Gateway-Secret") || "");
  crypto.timingSafeEqual(sent, gatewaySecret);
  return next();
});
app.post("/token", (req, res) => {
  // expect: MTLS404
  const cert = new crypto.X509Certificate(decodeURIComponent(req.get("X-SSL-Client-Cert")));
  if (!cert.verify(caKey) || new Date(cert.validTo) < new Date()) {
    return res.sendStatus(401);
  }
  const thumbprint = crypto.createHash("sha256").update(cert.raw).digest("base64url");
  const claims = { sub: cert.subject, cnf: { "x5t#S256": thumbprint } };
  return res.json({ token: jwt.sign(claims, signingKey, { algorithm: "ES256", expiresIn: "5m" }) });
});

app.listen(8080);
