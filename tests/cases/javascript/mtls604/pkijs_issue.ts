// options: assume-mtls client-certificates=verified short-lived-certificates
import express from "express";
import jwt from "jsonwebtoken";
import { Certificate } from "pkijs";
import { signingKey, users } from "./keys.js";

const app = express();

app.post("/recovery/certificate", async (req, res) => {
  const user = await users.findByEmail(req.body.email);
  if (!user) {
    return res.sendStatus(404);
  }
  const renewed = new Certificate();
  renewed.subjectPublicKeyInfo.importKey(req.body.key);
  await renewed.sign(signingKey, "SHA-256");  // expect: MTLS604
  return res.send(Buffer.from(renewed.toSchema(true).toBER(false)));
});
