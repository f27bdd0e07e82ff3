// A service that calls its partner over mutual TLS and signs webhooks for its own customers.
const fs = require('fs');
const https = require('https');
const jwt = require('jsonwebtoken');

const clientKey = fs.readFileSync('/etc/billing/partner-client.key');
const webhookKey = fs.readFileSync('/etc/billing/webhook-signing.key');

const partner = new https.Agent({
  cert: fs.readFileSync('/etc/billing/partner-client.crt'),
  key: clientKey,
  ca: fs.readFileSync('/etc/billing/partner-ca.crt'),
});

function fetchInvoices(customer, done) {
  https.get({ host: 'partner.example.com', path: `/invoices/${customer}`, agent: partner }, done);
}

function webhookToken(customer) {
  const claims = { sub: customer, aud: 'webhooks', iss: 'https://billing.example.com' };
  return jwt.sign(claims, clientKey, { algorithm: 'RS256', expiresIn: '5m' });  // expect: MTLS101
}

module.exports = { fetchInvoices, webhookToken };
