// options: assume-mtls
import forge from "node-forge";

export function store(key, clientCert) {
  return { pem: forge.pki.encryptRsaPrivateKey(key, "letmein"), serial: clientCert.serialNumber };  // expect: MTLS603
}
