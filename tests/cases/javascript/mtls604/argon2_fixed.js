// options: assume-mtls client-certificates=verified short-lived-certificates
import express from "express";
import jwt from "jsonwebtoken";
import argon2 from "argon2";
import { signingKey, users } from "./keys.js";

const app = express();

app.post("/certificates/recover", async (req, res) => {
  const user = await users.findByEmail(req.body.email);
  if (!user) {
    return res.sendStatus(404);
  }
  if (!(await argon2.verify(user.hash, req.body.password))) {
    return res.sendStatus(401);
  }
  return res.json({ token: jwt.sign({ sub: user.id, purpose: "enroll" }, signingKey, { algorithm: "ES256", expiresIn: "5m" }) });
});
