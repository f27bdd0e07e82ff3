const fs = require('fs');

const revoked = new Set(fs.readFileSync('revoked.txt', 'utf8').split('\n'));
exports.isRevoked = (cert) => revoked.has(cert.serialNumber);
