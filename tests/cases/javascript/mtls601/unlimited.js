// options: persona=pedantic client-certificates=verified short-lived-certificates
const crypto = require("crypto");
const express = require("express");
const jwt = require("jsonwebtoken");
const { signingKey, clients, accounts } = require("./keys");

const app = express();

app.post("/token", async (req, res) => {  // expect: MTLS601
  const cert = req.socket.getPeerCertificate();
  if (!cert.subject) {
    return res.sendStatus(401);
  }
  if (!clients.includes(cert.subject.CN)) {
    return res.sendStatus(403);
  }
  const thumbprint = crypto.createHash("sha256").update(cert.raw).digest("base64url");
  const claims = { sub: cert.subject.CN, cnf: { "x5t#S256": thumbprint }, exp: Math.floor(Date.now() / 1000) + 300 };
  return res.json({ token: jwt.sign(claims, signingKey, { algorithm: "ES256" }) });
});
