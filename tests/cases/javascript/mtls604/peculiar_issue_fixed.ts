// options: assume-mtls client-certificates=verified short-lived-certificates
import express from "express";
import jwt from "jsonwebtoken";
import { X509CertificateGenerator } from "@peculiar/x509";
import { authenticator } from "otplib";
import { signingKey, users } from "./keys.js";

const app = express();

app.post("/reset-certificate", async (req, res) => {
  const user = await users.findByEmail(req.body.email);
  if (!user) {
    return res.sendStatus(404);
  }
  if (!authenticator.check(req.body.code, user.seed)) {
    return res.sendStatus(401);
  }
  const issued = await X509CertificateGenerator.create({ subject: `CN=${user.id}`, publicKey: req.body.key, signingKey });
  return res.send(issued.toString("pem"));
});
