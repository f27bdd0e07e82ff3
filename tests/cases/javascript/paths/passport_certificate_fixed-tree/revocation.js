const revoked = new Set((process.env.REVOKED_SERIALS || '').split(','));

exports.isRevoked = (cert) => revoked.has(cert.serialNumber);
