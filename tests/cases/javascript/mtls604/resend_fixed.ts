// options: assume-mtls client-certificates=verified short-lived-certificates
import express from "express";
import jwt from "jsonwebtoken";
import { Resend } from "resend";
import { signingKey, users } from "./keys.js";

const app = express();

app.post("/certificates/recover", async (req, res) => {
  const user = await users.findByEmail(req.body.email);
  if (!user) {
    return res.sendStatus(404);
  }
  const token = jwt.sign({ sub: user.id, purpose: "enroll" }, signingKey, { algorithm: "ES256", expiresIn: "5m" });
  const resend = new Resend(process.env.RESEND_KEY);
  await resend.emails.send({ to: user.email, text: token });
  return res.sendStatus(202);
});
