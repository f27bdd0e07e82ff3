// options: assume-mtls
import forge from "node-forge";

export function signer(pem, clientCert) {
  const key = forge.pki.decryptRsaPrivateKey(pem, process.env.KEY_PASSWORD);
  return { key, issuedFor: clientCert.serialNumber };
}
