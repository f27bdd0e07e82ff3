// options: client-certificates=verified
const crypto = require("crypto");
const express = require("express");
const jwt = require("jsonwebtoken");
const { signingKey, issuerKey, ocsp, alarms } = require("./keys");

const app = express();

function thumbprint(cert) {
  return crypto.createHash("sha256").update(cert.raw).digest("base64url");
}

async function audit(cert) {
  if (await ocsp.isRevoked(cert)) {
    throw new Error("revoked certificate in use");
  }
}

app.use(async (req, res, next) => {
  const cert = req.socket.getPeerCertificate();
  const claims = jwt.verify(req.get("authorization").slice(7), issuerKey, { algorithms: ["ES256"] });
  if (!claims.cnf || claims.cnf["x5t#S256"] !== thumbprint(cert)) {
    return res.sendStatus(401);
  }
  await audit(cert);
  req.user = claims.sub;
  next();
});

app.get("/orders", (req, res) => res.json({ user: req.user }));
