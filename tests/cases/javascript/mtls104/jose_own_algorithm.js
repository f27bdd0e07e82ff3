// options: client-certificates=verified short-lived-certificates
import { createHash } from "node:crypto";
import express from "express";
import { decodeProtectedHeader, jwtVerify } from "jose";
import { issuerKey } from "./keys.js";

const app = express();

app.get("/orders", async (req, res) => {
  const token = (req.get("authorization") ?? "").slice(7);
  const { alg } = decodeProtectedHeader(token);
  const { payload: claims } = await jwtVerify(token, issuerKey, { algorithms: [alg] });  // expect: MTLS104
  const thumbprint = createHash("sha256").update(req.socket.getPeerCertificate().raw).digest("base64url");
  if (!claims.cnf || claims.cnf["x5t#S256"] !== thumbprint) {
    return res.sendStatus(401);
  }
  return res.json({ user: claims.sub });
});
