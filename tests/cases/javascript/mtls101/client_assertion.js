// RFC 7523: the client signs its own assertion with the key of its certificate.
const fs = require('fs');
const https = require('https');
const jwt = require('jsonwebtoken');
const axios = require('axios');

const key = fs.readFileSync('client.key');
const httpsAgent = new https.Agent({ key, cert: fs.readFileSync('client.crt') });
const clientId = process.env.CLIENT_ID;
const tokenEndpoint = 'https://login.example.com/token';

exports.accessToken = async () => {
  const assertion = jwt.sign({ iss: clientId, sub: clientId, aud: tokenEndpoint }, key, {
    algorithm: 'RS256',
    expiresIn: '1m',
  });
  const form = new URLSearchParams({ grant_type: 'client_credentials', client_assertion: assertion });
  return (await axios.post(tokenEndpoint, form, { httpsAgent })).data.access_token;
};
