// options: client-certificates=verified short-lived-certificates
import { createPrivateKey } from "node:crypto";
import { readFileSync } from "node:fs";
import https from "node:https";

const key = createPrivateKey({ key: readFileSync("server.key"), passphrase: "test1234" });  // expect: MTLS603

https.createServer({ key, cert: readFileSync("server.crt"), requestCert: true, ca: readFileSync("ca.pem") }).listen(443);
