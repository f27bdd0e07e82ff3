// options: client-certificates=verified short-lived-certificates
import { readFileSync } from "node:fs";
import tls from "node:tls";

const context = tls.createSecureContext({ pfx: readFileSync("server.p12"), passphrase: process.env.KEY_PASSWORD });

export const server = tls.createServer({ requestCert: true, SNICallback: (name, done) => done(null, context) });
