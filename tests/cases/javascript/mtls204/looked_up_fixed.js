// options: persona=pedantic client-certificates=verified short-lived-certificates
const crypto = require("crypto");
const express = require("express");
const rateLimit = require("express-rate-limit");
const jwt = require("jsonwebtoken");
const { signingKey, clients, accounts } = require("./keys");

const app = express();
app.use(rateLimit({ windowMs: 60_000, limit: 30 }));

app.post("/token", async (req, res) => {
  const cert = req.socket.getPeerCertificate();
  if (!cert.subject) {
    return res.sendStatus(401);
  }
  const account = await accounts.findByName(cert.subject.CN);
  if (!account) {
    return res.sendStatus(403);
  }
  const thumbprint = crypto.createHash("sha256").update(cert.raw).digest("base64url");
  const claims = { sub: account.id, cnf: { "x5t#S256": thumbprint }, exp: Math.floor(Date.now() / 1000) + 300 };
  return res.json({ token: jwt.sign(claims, signingKey, { algorithm: "ES256" }) });
});
