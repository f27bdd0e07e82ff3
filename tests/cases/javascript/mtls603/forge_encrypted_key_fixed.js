// options: assume-mtls
import forge from "node-forge";

export function store(key, clientCert) {
  return { pem: forge.pki.encryptRsaPrivateKey(key, process.env.KEY_PASSWORD), serial: clientCert.serialNumber };
}
