// options: assume-mtls client-certificates=verified short-lived-certificates
import express from "express";
import jwt from "jsonwebtoken";
import speakeasy from "speakeasy";
import { signingKey, users } from "./keys.js";

const app = express();

app.post("/re-enroll", async (req, res) => {
  const user = await users.findByEmail(req.body.email);
  if (!user) {
    return res.sendStatus(404);
  }
  if (!speakeasy.totp.verify({ secret: user.seed, token: req.body.code })) {
    return res.sendStatus(401);
  }
  return res.json({ token: jwt.sign({ sub: user.id, purpose: "enroll" }, signingKey, { algorithm: "ES256", expiresIn: "5m" }) });
});
