// options: client-certificates=verified short-lived-certificates
import { createHash } from "node:crypto";
import { SignJWT } from "jose";

const secret = new TextEncoder().encode("jwt-secret");  // expect: MTLS603

export async function issue(req, res) {
  const cert = req.socket.getPeerCertificate();
  const cnf = { "x5t#S256": createHash("sha256").update(cert.raw).digest("base64url") };
  const token = new SignJWT({ sub: cert.subject.CN, cnf }).setProtectedHeader({ alg: "HS256" }).setExpirationTime("5m");
  res.json({ token: await token.sign(secret) });
}
