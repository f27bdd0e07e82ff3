// The list is refreshed by a job; see refresh.js.
const revokedSerials = new Set();

function assertNotRevoked(cert) {
  if (revokedSerials.has(cert.serialNumber)) {
    throw new Error('certificate was revoked');
  }
}

module.exports = { assertNotRevoked, revokedSerials };
