// options: assume-mtls client-certificates=verified short-lived-certificates
import express from "express";
import jwt from "jsonwebtoken";
import { X509CertificateGenerator } from "@peculiar/x509";
import { signingKey, users } from "./keys.js";

const app = express();

app.post("/reset-certificate", async (req, res) => {
  const user = await users.findByEmail(req.body.email);
  if (!user) {
    return res.sendStatus(404);
  }
  const issued = await X509CertificateGenerator.create({ subject: `CN=${user.id}`, publicKey: req.body.key, signingKey });  // expect: MTLS604
  return res.send(issued.toString("pem"));
});
