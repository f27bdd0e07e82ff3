const fs = require('fs');
const { X509Certificate } = require('crypto');

exports.ownCertificate = new X509Certificate(fs.readFileSync('server.crt'));
