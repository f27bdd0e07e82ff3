// options: client-certificates=verified short-lived-certificates
import { readFileSync } from "node:fs";
import tls from "node:tls";

export function connect() {
  return tls.connect({ host: "orders.example", pfx: readFileSync("client.p12"), passphrase: process.env.KEY_PASSWORD });
}
