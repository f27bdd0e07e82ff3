// options: assume-mtls
import { generateKeyPairSync, X509Certificate } from "node:crypto";

export function keyFor(pem) {
  const cert = new X509Certificate(pem);
  const { privateKey } = generateKeyPairSync("ec", {
    namedCurve: "P-256",
    privateKeyEncoding: { type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase: "changeme" },  // expect: MTLS603
  });
  return { privateKey, replaces: cert.serialNumber };
}
