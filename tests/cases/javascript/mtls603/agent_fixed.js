// options: client-certificates=verified short-lived-certificates
import { readFileSync } from "node:fs";
import https from "node:https";

const agent = new https.Agent({
  pfx: readFileSync("client.p12"),
  passphrase: process.env.KEY_PASSWORD,
});

export function orders(handle) {
  https.get("https://orders.example/", { agent }, handle);
}
