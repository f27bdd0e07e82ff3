// options: assume-mtls
import forge from "node-forge";

export function signer(pem, clientCert) {
  const key = forge.pki.decryptRsaPrivateKey(pem, "root");  // expect: MTLS603
  return { key, issuedFor: clientCert.serialNumber };
}
