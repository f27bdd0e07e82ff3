const fs = require('fs');
const tls = require('tls');

function connect(host) {
  const options = {
    host,
    port: 9093,
    key: fs.readFileSync('broker-client.key'),
    cert: fs.readFileSync('broker-client.crt'),
    ca: fs.readFileSync('broker-ca.crt'),
    rejectUnauthorized: !true,  // expect: MTLS403
  };
  return tls.connect(options);
}

module.exports = { connect };
