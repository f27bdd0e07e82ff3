// options: client-certificates=verified short-lived-certificates
const crypto = require("crypto");
const jwt = require("jsonwebtoken");
const { signingKey, clients, limiter, ttl } = require("./keys");

module.exports = function issue(req, res) {
  const cert = req.socket.getPeerCertificate();
  if (!clients.includes(cert.subject?.CN)) {
    return res.sendStatus(401);
  }
  const cnf = { "x5t#S256": crypto.createHash("sha256").update(cert.raw).digest("base64url") };
  return res.json({ token: jwt.sign({ sub: cert.subject.CN, cnf }, signingKey, { algorithm: "ES256", expiresIn: 60 * 60 * 24 * 7 }) });  // expect: MTLS502
};
