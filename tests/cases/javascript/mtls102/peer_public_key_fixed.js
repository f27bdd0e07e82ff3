// options: short-lived-certificates
const crypto = require('crypto');
const jwt = require('jsonwebtoken');

module.exports = (req, res, next) => {
  if (!req.client.authorized) return res.sendStatus(401);
  const peer = req.socket.getPeerCertificate();
  const key = crypto.createPublicKey({ key: peer.pubkey, format: 'der', type: 'spki' });
  req.claims = jwt.verify(req.headers.authorization.slice(7), key, { algorithms: ['RS256'] });
  next();
};
