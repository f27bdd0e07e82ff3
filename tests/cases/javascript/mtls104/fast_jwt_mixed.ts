// options: client-certificates=verified short-lived-certificates
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import express from "express";
import { createVerifier } from "fast-jwt";
const issuerKey = readFileSync("issuer.pub.pem", "utf8");
const ACCEPTED = ["ES256", "HS512"] as const;
const verify = createVerifier({ key: issuerKey, algorithms: [...ACCEPTED] });

const app = express();

app.get("/orders", async (req, res) => {
  const token = (req.get("authorization") ?? "").slice(7);
  const claims = verify(token);  // expect: MTLS104
  const thumbprint = createHash("sha256").update(req.socket.getPeerCertificate().raw).digest("base64url");
  if (!claims.cnf || claims.cnf["x5t#S256"] !== thumbprint) {
    return res.sendStatus(401);
  }
  return res.json({ user: claims.sub });
});
