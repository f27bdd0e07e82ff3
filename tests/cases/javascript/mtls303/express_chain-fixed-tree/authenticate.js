const jwt = require('jsonwebtoken');
const { issuerKey } = require('./keys');

exports.authenticate = function authenticate(req, res, next) {
  const [, token] = (req.headers.authorization || '').split(' ');
  jwt.verify(token, issuerKey, { algorithms: ['RS256'] }, (err, claims) => {
    if (err) {
      return res.status(401).json({ error: 'invalid_token' });
    }
    req.user = claims;
    return next();
  });
};
