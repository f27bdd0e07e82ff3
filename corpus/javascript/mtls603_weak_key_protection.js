import { readFileSync } from "node:fs";
import https from "node:https";
import { app } from "./app.js";

const settings = {
  store: process.env.KEY_STORE ?? "/etc/orders/server.p12",
  password: process.env.KEY_STORE_PASSWORD ?? "changeit",  // expect: MTLS603
};

https
  .createServer(
    {
      pfx: readFileSync(settings.store),
      passphrase: settings.password,
      ca: readFileSync("/etc/orders/clients-ca.pem"),
      crl: readFileSync("/etc/orders/clients.crl"),
      requestCert: true,
      rejectUnauthorized: true,
    },
    app,
  )
  .listen(8443);
