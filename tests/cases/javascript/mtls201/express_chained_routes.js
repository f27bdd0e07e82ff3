// options: short-lived-certificates
const crypto = require('crypto');
const express = require('express');
const jwt = require('jsonwebtoken');
const { key } = require('./keys');

const app = express();

const authorized = (req, res, next) => (req.socket.authorized ? next() : res.sendStatus(401));

function issue(req, res) {
  const cert = req.socket.getPeerCertificate();
  const cnf = { 'x5t#S256': crypto.createHash('sha256').update(cert.raw).digest('base64url') };
  res.json({ token: jwt.sign({ sub: cert.subject.CN, cnf }, key, { expiresIn: '5m' }) });  // expect: MTLS201
}

app.route('/token').post(authorized, issue).patch(issue);

module.exports = app;
