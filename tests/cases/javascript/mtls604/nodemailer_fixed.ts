// options: assume-mtls client-certificates=verified short-lived-certificates
import express from "express";
import jwt from "jsonwebtoken";
import nodemailer from "nodemailer";
import { signingKey, users } from "./keys.js";

const app = express();

app.post("/certificates/recover", async (req, res) => {
  const user = await users.findByEmail(req.body.email);
  if (!user) {
    return res.sendStatus(404);
  }
  const token = jwt.sign({ sub: user.id, purpose: "enroll" }, signingKey, { algorithm: "ES256", expiresIn: "5m" });
  const transport = nodemailer.createTransport(process.env.SMTP_URL);
  await transport.sendMail({ to: user.email, text: token });
  return res.sendStatus(202);
});
