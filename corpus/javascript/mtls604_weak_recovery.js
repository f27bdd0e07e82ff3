// options: assume-mtls
import { randomInt, X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import express from "express";
import jwt from "jsonwebtoken";
import { clients, mailer } from "./services.js";

const enrollmentKey = readFileSync("/etc/ca/enrollment.key");
const app = express();
app.use(express.json());

app.post("/certificates/lost", async (req, res) => {
  const client = await clients.byMail(req.body.mail);
  client.code = String(randomInt(1_000_000)).padStart(6, "0");
  await client.save();
  await mailer.sendMail({ to: client.mail, text: `Your code is ${client.code}` });
  return res.sendStatus(202);
});

app.post("/certificates/re-enroll", async (req, res) => {
  const client = await clients.byMail(req.body.mail);
  if (client?.mail !== req.body.mail) {
    return res.sendStatus(403);
  }
  const token = jwt.sign({ sub: client.id, purpose: "enroll" }, enrollmentKey, { algorithm: "ES256", expiresIn: "10m" });  // expect: MTLS604
  return res.json({ token, replaces: new X509Certificate(client.pem).serialNumber });
});

app.listen(8080);
