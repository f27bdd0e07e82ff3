// options: short-lived-certificates
const jwt = require('jsonwebtoken');

const pem = (der) => `-----BEGIN PUBLIC KEY-----\n${der.toString('base64')}\n-----END PUBLIC KEY-----`;

module.exports = (req, res, next) => {
  if (!req.socket.authorized) return res.sendStatus(401);
  const { pubkey } = req.socket.getPeerCertificate();
  const token = req.headers.authorization.slice(7);
  req.user = jwt.verify(token, pem(pubkey), { algorithms: ['RS256'] });
  return next();
};
