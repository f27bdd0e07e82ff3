const crypto = require('crypto');

exports.requireBinding = (req, res, next) => {
  const presented = crypto.createHash('sha256').update(req.socket.getPeerCertificate().raw).digest();
  const bound = Buffer.from((req.user.cnf || {})['x5t#S256'] || '', 'base64url');
  if (bound.length !== presented.length || !crypto.timingSafeEqual(bound, presented)) {
    return res.status(401).json({ error: 'invalid_token' });
  }
  next();
};
