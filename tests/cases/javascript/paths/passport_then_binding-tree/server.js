const https = require('https');
const express = require('express');
const passport = require('passport');
const { bound } = require('./binding');
const { strategy } = require('./strategy');
const { tlsOptions } = require('./tls');

passport.use('issuer', strategy);

const app = express();
const orders = express.Router();
orders.use(passport.authenticate('issuer', { session: false }));
orders.get('/', (req, res) => res.json({ client: req.socket.getPeerCertificate().subject.CN, owner: req.user.sub }));

app.use('/orders', orders);
app.use(bound);
https.createServer(tlsOptions(), app).listen(8443);
