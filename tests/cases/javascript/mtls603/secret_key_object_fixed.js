// options: client-certificates=verified short-lived-certificates
import { createHash, createSecretKey } from "node:crypto";
import jwt from "jsonwebtoken";

const secret = createSecretKey(process.env.JWT_SECRET, "utf8");

export function issue(req, res) {
  const cert = req.socket.getPeerCertificate();
  const cnf = { "x5t#S256": createHash("sha256").update(cert.raw).digest("base64url") };
  res.json({ token: jwt.sign({ sub: cert.subject.CN, cnf }, secret, { algorithm: "HS256", expiresIn: "5m" }) });
}
