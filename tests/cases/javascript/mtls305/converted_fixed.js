// options: persona=pedantic client-certificates=verified short-lived-certificates
const crypto = require("crypto");
const jwt = require("jsonwebtoken");
const { signingKey, clients } = require("./keys");

module.exports = function issue(req, res) {
  const cert = req.socket.getPeerCertificate();
  if (!clients.includes(cert.subject?.CN)) {
    return res.sendStatus(401);
  }
  const digest = Buffer.from(cert.fingerprint256.replaceAll(":", ""), "hex");
  const claims = {
    sub: cert.subject.CN,
    cnf: { "x5t#S256": digest.toString("base64url") },
  };
  return res.json({ token: jwt.sign(claims, signingKey, { algorithm: "ES256", expiresIn: "5m" }) });
};
