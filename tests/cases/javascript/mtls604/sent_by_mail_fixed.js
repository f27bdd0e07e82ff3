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
  const token = jwt.sign({ sub: user.id }, signingKey, { algorithm: "ES256", expiresIn: "5m" });
  await mailer.sendMail({ to: user.email, text: `https://shop.example/enroll?token=${token}` });
  return res.sendStatus(204);
});
