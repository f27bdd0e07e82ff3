const crypto = require('crypto');

exports.thumbprint = (cert) => crypto.createHash('sha256').update(cert.raw).digest('base64url');
