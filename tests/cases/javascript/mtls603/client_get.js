// options: client-certificates=verified short-lived-certificates
import { readFileSync } from "node:fs";
import https from "node:https";

export function orders(handle) {
  https.get({ host: "orders.example", pfx: readFileSync("client.p12"), passphrase: "changeit" }, handle);  // expect: MTLS603
}
