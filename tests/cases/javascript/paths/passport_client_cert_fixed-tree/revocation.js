const fs = require('fs');

const revoked = new Set(fs.readFileSync('revoked.txt', 'utf8').split('\n'));
exports.isRevoked = (serialNumber) => revoked.has(serialNumber);
