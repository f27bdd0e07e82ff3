// options: client-certificates=verified short-lived-certificates
const crypto = require("crypto");
const jwt = require("jsonwebtoken");

module.exports = function accept(req, res, next) {
  const cert = req.socket.getPeerCertificate();
  const claims = jwt.verify(req.get("authorization").slice(7), null);
  if (claims.cnf?.["x5t#S256"] !== crypto.createHash("sha256").update(cert.raw).digest("base64url")) {
    return res.sendStatus(401);
  }
  req.user = claims.sub;
  return next();
};
