// options: client-certificates=verified short-lived-certificates
import { createHash } from "node:crypto";
import express from "express";
import { getIronSession } from "iron-session";
import { jwtVerify } from "jose";
import { issuerKey, password } from "./keys.js";

const app = express();

app.post("/login", async (req, res) => {
  const token = req.headers.authorization.slice(7);
  const { payload } = await jwtVerify(token, issuerKey, { algorithms: ["ES256"], audience: "shop" });
  const thumbprint = createHash("sha256").update(req.socket.getPeerCertificate().raw).digest("base64url");
  if (payload.cnf?.["x5t#S256"] !== thumbprint) {
    return res.sendStatus(401);
  }
  const session = await getIronSession(req, res, { password, cookieName: "shop" });
  session.user = payload.sub;
  await session.save();
  return res.sendStatus(204);
});
