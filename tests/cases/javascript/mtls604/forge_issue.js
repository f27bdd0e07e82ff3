// options: assume-mtls client-certificates=verified short-lived-certificates
import express from "express";
import jwt from "jsonwebtoken";
import forge from "node-forge";
import { signingKey, users } from "./keys.js";

const app = express();

app.post("/certificates/re-enrollment", async (req, res) => {
  const user = await users.findByEmail(req.body.email);
  if (!user) {
    return res.sendStatus(404);
  }
  const request = forge.pki.certificationRequestFromPem(req.body.csr);
  const renewed = forge.pki.createCertificate();
  renewed.publicKey = request.publicKey;
  renewed.setSubject([{ name: "commonName", value: user.id }]);
  renewed.sign(signingKey, forge.md.sha256.create());  // expect: MTLS604
  return res.send(forge.pki.certificateToPem(renewed));
});
