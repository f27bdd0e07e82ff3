// Fetches an access token from the authorization server, authenticating with the client certificate.
const axios = require('axios');
const fs = require('fs');
const https = require('https');

const agent = new https.Agent({
  cert: fs.readFileSync('client.crt'),
  key: fs.readFileSync('client.key'),
  ca: fs.readFileSync('authorization-server-ca.crt'),
});

async function fetchToken() {
  const response = await axios.post(
    'https://login.example.com/oauth/token',
    new URLSearchParams({ grant_type: 'client_credentials', client_id: 'billing' }),
    { httpsAgent: agent },
  );
  return response.data.access_token;
}

module.exports = { fetchToken };
