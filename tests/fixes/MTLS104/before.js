
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import express from "express";
import { KJUR } from "jsrsasign";
const issuerKey = readFileSync("issuer.pub.pem", "utf8");

const app = express();

app.get("/orders", async (req, res) => {
  const token = (req.get("authorization") ?? "").slice(7);
  if (!KJUR.jws.JWS.verifyJWT(token, issuerKey, { alg: ["HS256", "ES256"], aud: "shop" })) {
    return res.sendStatus(401);
  }
  const claims = KJUR.jws.JWS.parse(token).payloadObj;
  const thumbprint = createHash("sha256").update(req.socket.getPeerCertificate().raw).digest("base64url");
  if (!claims.cnf || claims.cnf["x5t#S256"] !== thumbprint) {
    return res.sendStatus(401);
  }
  return res.json({ user: claims.sub });
});
