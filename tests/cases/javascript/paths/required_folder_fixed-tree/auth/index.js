const { CertificatePolicy } = require('./policy');

module.exports = { ...require('./tokens'), CertificatePolicy };
