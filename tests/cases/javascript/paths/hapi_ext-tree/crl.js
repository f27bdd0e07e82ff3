const fs = require('fs/promises');

exports.isRevoked = async (serial) => {
  const revoked = JSON.parse(await fs.readFile('/var/lib/ca/revoked.json', 'utf8'));
  return revoked.includes(serial);
};
