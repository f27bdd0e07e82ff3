// options: client-certificates=verified short-lived-certificates
import { readFileSync } from "node:fs";
import https from "node:https";

const agent = new https.Agent({
  pfx: readFileSync("client.p12"),
  passphrase: "password",  // expect: MTLS603
});

export function orders(handle) {
  https.get("https://orders.example/", { agent }, handle);
}
