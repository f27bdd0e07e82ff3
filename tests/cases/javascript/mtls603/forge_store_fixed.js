// options: assume-mtls
import forge from "node-forge";

export function clientCertificate(der) {
  const store = forge.pkcs12.pkcs12FromAsn1(forge.asn1.fromDer(der), process.env.KEY_PASSWORD);
  return store.getBags({ bagType: forge.pki.oids.certBag });
}
