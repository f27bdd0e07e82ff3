const crypto = require('crypto');
const jwt = require('jsonwebtoken');

const key = process.env.ISSUER_PUBLIC_KEY;

function authenticate(req, res, next) {
  const [, token] = (req.headers.authorization || '').split(' ');
  jwt.verify(token, key, { algorithms: ['ES256'], issuer: 'https://login.example.com', audience: 'orders' }, (error, claims) => {
    if (error) {
      return res.status(401).json({ error: 'invalid_token' });
    }
    req.auth = claims;
    next();
  });
}

function requireBoundToken(req, res, next) {
  const presented = crypto.createHash('sha256').update(req.socket.getPeerCertificate().raw).digest('base64url');
  const confirmation = req.auth.cnf && req.auth.cnf['x5t#S256'];
  if (confirmation !== presented) {
    return res.status(401).json({ error: 'invalid_token' });
  }
  next();
}

module.exports = { authenticate, requireBoundToken };
