// options: assume-mtls
import forge from "node-forge";

export function bundle(key, clientCert) {
  return forge.pkcs12.toPkcs12Asn1(key, [clientCert], "123456", { algorithm: "3des" });  // expect: MTLS603
}
