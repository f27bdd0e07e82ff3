const fs = require('fs');
const grpc = require('@grpc/grpc-js');

const root = fs.readFileSync('clients-ca.pem');
const pair = { private_key: fs.readFileSync('server.key'), cert_chain: fs.readFileSync('server.crt') };

exports.credentials = grpc.ServerCredentials.createSsl(root, [pair], true);
