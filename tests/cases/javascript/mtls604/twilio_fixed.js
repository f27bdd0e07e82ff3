// options: assume-mtls client-certificates=verified short-lived-certificates
import express from "express";
import jwt from "jsonwebtoken";
import twilio from "twilio";
import { signingKey, users } from "./keys.js";

const app = express();

app.post("/certificates/recover", async (req, res) => {
  const user = await users.findByEmail(req.body.email);
  if (!user) {
    return res.sendStatus(404);
  }
  const token = jwt.sign({ sub: user.id, purpose: "enroll" }, signingKey, { algorithm: "ES256", expiresIn: "5m" });
  const messages = twilio(process.env.TWILIO_ACCOUNT, process.env.TWILIO_SECRET).messages;
  await messages.create({ to: user.phone, from: "+100", body: token });
  return res.sendStatus(202);
});
