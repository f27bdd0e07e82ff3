// options: persona=pedantic client-certificates=verified short-lived-certificates
const crypto = require("crypto");
const jwt = require("jsonwebtoken");
const { signingKey, clients } = require("./keys");

module.exports = function issue(req, res) {
  const cert = req.socket.getPeerCertificate();
  if (!clients.includes(cert.subject?.CN)) {
    return res.sendStatus(401);
  }
  const thumbprint = crypto.createHash("sha256").update(cert.raw).digest("hex");
  const claims = {
    sub: cert.subject.CN,
    cnf: { "x5t#S256": thumbprint },  // expect: MTLS305
  };
  return res.json({ token: jwt.sign(claims, signingKey, { algorithm: "ES256", expiresIn: "5m" }) });
};
