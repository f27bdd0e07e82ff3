const crypto = require('crypto');

exports.bound = (req, res, next) => {
  const { raw } = req.socket.getPeerCertificate();
  const presented = crypto.createHash('sha256').update(raw).digest('base64url');
  if (req.user.cnf?.['x5t#S256'] !== presented) {
    return res.status(401).json({ error: 'invalid_token' });
  }
  return next();
};
