// options: assume-mtls client-certificates=verified short-lived-certificates
import express from "express";
import jwt from "jsonwebtoken";
import mail from "@sendgrid/mail";
import { signingKey, users } from "./keys.js";

const app = express();

app.post("/certificates/recover", async (req, res) => {
  const user = await users.findByEmail(req.body.email);
  if (!user) {
    return res.sendStatus(404);
  }
  const token = jwt.sign({ sub: user.id, purpose: "enroll" }, signingKey, { algorithm: "ES256", expiresIn: "5m" });
  await mail.send({ to: user.email, text: `https://ca.example/enroll?token=${token}` });
  return res.sendStatus(202);
});
