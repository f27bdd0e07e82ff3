const https = require('https');
const express = require('express');
const passport = require('passport');
const { partner } = require('./partner');
const { strategy } = require('./strategy');
const { tlsOptions } = require('./tls');

passport.use('issuer', strategy);
passport.use('partner', partner);

const orders = express.Router();
orders.use(passport.authenticate(['issuer', 'partner'], { session: false }));
orders.get('/', (req, res) => res.json({ client: req.socket.getPeerCertificate().subject.CN, owner: req.user.sub }));

const app = express();
app.use('/orders', orders);
https.createServer(tlsOptions(), app).listen(8443);
