// The list is refreshed by a job; see refresh.js.
const revokedSerials = new Set();

function assertNotRevoked(cert) {
  if (revokedSerials.has(cert.serialNumber)) {
    console.error('revoked certificate', cert.serialNumber);
  }
}

module.exports = { assertNotRevoked, revokedSerials };
