const crypto = require('crypto');

exports.digest = (raw) => crypto.createHash('sha256').update(raw).digest('base64url');
