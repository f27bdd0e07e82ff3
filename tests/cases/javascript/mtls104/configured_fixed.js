// options: client-certificates=verified short-lived-certificates
const crypto = require("crypto");
const jwt = require("jsonwebtoken");
const { issuerCert, policy } = require("./keys");

module.exports = function accept(req, res, next) {
  const cert = req.socket.getPeerCertificate();
  const token = req.get("authorization").slice(7);
  const claims = jwt.verify(token, issuerCert, { algorithms: policy.algorithms });
  if (claims.cnf?.["x5t#S256"] !== crypto.createHash("sha256").update(cert.raw).digest("base64url")) {
    return res.sendStatus(401);
  }
  return next();
};
