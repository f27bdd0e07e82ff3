const axios = require('axios');
const fs = require('fs');
const { Agent } = require('https');

const options = { keepAlive: true };
options.cert = fs.readFileSync('client.crt');
options.key = fs.readFileSync('client.key');
options.rejectUnauthorized = process.env.NODE_ENV === 'test' ? true : false;  // expect: MTLS403

module.exports = axios.create({ baseURL: 'https://api.partner.example', httpsAgent: new Agent(options) });
