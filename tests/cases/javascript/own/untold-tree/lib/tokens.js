const jwt = require("jsonwebtoken");
const { privateKey } = require("./keys");

exports.issue = function issue(cert, claims) {
  return jwt.sign({ ...claims, sub: cert.subject.CN }, privateKey, { expiresIn: "5m" }); // expect: MTLS201, MTLS202, MTLS301
};
