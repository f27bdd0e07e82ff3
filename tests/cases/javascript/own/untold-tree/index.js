const express = require("express");
const { isAccepted } = require("./lib/pki");
const { issue } = require("./lib/tokens");

const app = express();

app.post("/token", async (req, res) => {
  const cert = req.socket.getPeerCertificate();
  if (!(await isAccepted(cert))) {
    return res.sendStatus(401);
  }
  return res.json({ token: issue(cert, { scope: "read" }) });
});
