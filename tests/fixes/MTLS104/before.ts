
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import express from "express";
import { importSPKI, jwtVerify } from "jose";
const issuerKey = readFileSync("issuer.pub.pem", "utf8");

const app = express();

app.get("/orders", async (req, res) => {
  const token = (req.get("authorization") ?? "").slice(7);
  const key = await importSPKI(issuerKey, "RS256");
  const { payload: claims } = await jwtVerify(token, key, { algorithms: ["HS256", "RS256"] });
  const thumbprint = createHash("sha256").update(req.socket.getPeerCertificate().raw).digest("base64url");
  if (!claims.cnf || claims.cnf["x5t#S256"] !== thumbprint) {
    return res.sendStatus(401);
  }
  return res.json({ user: claims.sub });
});
