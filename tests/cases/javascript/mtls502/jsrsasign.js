// options: client-certificates=verified short-lived-certificates
import { createHash } from "node:crypto";
import { KJUR } from "jsrsasign";
import { signingKey, keyPassword } from "./keys.js";

export function issue(req, res) {
  const cert = req.socket.getPeerCertificate();
  const cnf = { "x5t#S256": createHash("sha256").update(cert.raw).digest("base64url") };
  const claims = { sub: cert.subject.CN, cnf, exp: Math.floor(Date.now() / 1000) + 30 * 86_400 };
  const token = KJUR.jws.JWS.sign("ES256", { alg: "ES256" }, claims, signingKey, keyPassword);  // expect: MTLS502
  return res.json({ token });
}
