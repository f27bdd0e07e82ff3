// options: client-certificates=verified short-lived-certificates
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import express from "express";
import jwt from "jsonwebtoken";
const issuerKey = readFileSync("issuer.pub.pem", "utf8");
const PSS = ["PS256", "PS384"];
const PUBLIC = ["RS256"];

const app = express();

app.get("/orders", async (req, res) => {
  const token = (req.get("authorization") ?? "").slice(7);
  const claims = jwt.verify(token, issuerKey, { algorithms: [...PSS, ...PUBLIC] });
  const thumbprint = createHash("sha256").update(req.socket.getPeerCertificate().raw).digest("base64url");
  if (!claims.cnf || claims.cnf["x5t#S256"] !== thumbprint) {
    return res.sendStatus(401);
  }
  return res.json({ user: claims.sub });
});
