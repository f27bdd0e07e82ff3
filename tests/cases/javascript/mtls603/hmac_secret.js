// options: assume-mtls client-certificates=verified short-lived-certificates
const crypto = require("crypto");
const jwt = require("jsonwebtoken");

module.exports = function issue(req, res) {
  const cert = req.socket.getPeerCertificate();
  if (!cert.subject) {
    return res.sendStatus(401);
  }
  const cnf = { "x5t#S256": crypto.createHash("sha256").update(cert.raw).digest("base64url") };
  const token = jwt.sign({ sub: cert.subject.CN, cnf }, "supersecretkey", { algorithm: "HS256", expiresIn: "5m" });  // expect: MTLS603
  return res.json({ token });
};
