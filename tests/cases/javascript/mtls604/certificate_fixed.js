// options: assume-mtls client-certificates=verified short-lived-certificates
const crypto = require("crypto");
const express = require("express");
const jwt = require("jsonwebtoken");
const { signingKey, users, totp, mailer } = require("./keys");

const app = express();

app.post("/certificates/recover", async (req, res) => {
  const user = await users.findByEmail(req.body.email);
  if (!user) {
    return res.sendStatus(404);
  }
  const cert = req.socket.getPeerCertificate();
  if (!cert.subject || cert.subject.CN !== user.id) {
    return res.sendStatus(401);
  }
  const cnf = { "x5t#S256": crypto.createHash("sha256").update(cert.raw).digest("base64url") };
  return res.json({ token: jwt.sign({ sub: user.id, cnf }, signingKey, { algorithm: "ES256", expiresIn: "5m" }) });
});
