// options: assume-mtls
import { generateKeyPairSync, X509Certificate } from "node:crypto";

export function keyFor(pem) {
  const cert = new X509Certificate(pem);
  const { privateKey } = generateKeyPairSync("ec", {
    namedCurve: "P-256",
    privateKeyEncoding: { type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase: process.env.KEY_PASSWORD },
  });
  return { privateKey, replaces: cert.serialNumber };
}
