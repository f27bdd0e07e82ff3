const fs = require("fs");
const https = require("https");
const app = require("./app");

const PASSPHRASE = "s3cret";  // expect: MTLS603
https
  .createServer(
    {
      pfx: fs.readFileSync("server.p12"),
      passphrase: PASSPHRASE,
      ca: fs.readFileSync("clients.pem"),
      requestCert: true,
      rejectUnauthorized: true,
    },
    app,
  )
  .listen(8443);
