const revoked = new Set((process.env.REVOKED_SERIALS || '').split(','));

exports.isRevoked = (cert) => revoked.size > 0 && cert.serialNumber === undefined;
