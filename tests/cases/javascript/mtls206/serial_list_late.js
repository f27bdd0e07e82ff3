// options: client-certificates=verified
const crypto = require("crypto");
const express = require("express");
const jwt = require("jsonwebtoken");
const { signingKey, issuerKey, ocsp, alarms } = require("./keys");

const app = express();

function thumbprint(cert) {
  return crypto.createHash("sha256").update(cert.raw).digest("base64url");
}

const revokedSerials = new Set(require("./revoked.json"));

app.post("/token", (req, res) => {
  const cert = req.socket.getPeerCertificate();
  if (!cert.subject) {
    return res.sendStatus(401);
  }
  const claims = { sub: cert.subject.CN, cnf: { "x5t#S256": thumbprint(cert) } };
  const token = jwt.sign(claims, signingKey, { algorithm: "ES256", expiresIn: "5m" });
  if (revokedSerials.has(cert.serialNumber)) {  // expect: MTLS206
    return res.sendStatus(401);
  }
  return res.json({ token });
});
