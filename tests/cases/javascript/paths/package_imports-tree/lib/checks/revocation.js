import fs from 'node:fs';

const revoked = new Set(fs.readFileSync('revoked.txt', 'utf8').split('\n'));

export const assertNotRevoked = (cert) => {
  if (revoked.has(cert.serialNumber)) {
    console.warn('revoked');
  }
};
