// options: client-certificates=verified short-lived-certificates
const crypto = require("crypto");
const express = require("express");
const jwt = require("jsonwebtoken");
const bcrypt = require("bcrypt");
const { signingKey, users, totp } = require("./keys");

const app = express();

function issue(subject, cert) {
  const cnf = cert.raw && { "x5t#S256": crypto.createHash("sha256").update(cert.raw).digest("base64url") };
  return jwt.sign({ sub: subject, cnf }, signingKey, { algorithm: "ES256", expiresIn: "5m" });
}

app.post("/token", async (req, res) => {
  const cert = req.socket.getPeerCertificate();
  let subject;
  if (cert.subject) {  // expect: MTLS602
    subject = cert.subject.CN;
  } else {
    const user = await users.find(req.body.name);
    if (!user || !(await bcrypt.compare(req.body.password, user.hash))) {
      return res.sendStatus(401);
    }
    subject = user.id;
  }
  return res.json({ token: issue(subject, cert) });
});
