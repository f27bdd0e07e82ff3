const fs = require("fs");
const https = require("https");
const app = require("./app");

https
  .createServer(
    {
      pfx: fs.readFileSync("server.p12"),
      passphrase: fs.readFileSync("/run/secrets/pfx", "utf8").trim(),
      ca: fs.readFileSync("clients.pem"),
      requestCert: true,
      rejectUnauthorized: true,
    },
    app,
  )
  .listen(8443);
