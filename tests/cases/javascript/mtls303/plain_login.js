// options: client-certificates=verified short-lived-certificates
// No certificate is read anywhere on the way.
const jwt = require('jsonwebtoken');
const { key } = require('./keys');

module.exports = (req, res, next) => {
  try {
    req.user = jwt.verify(req.headers.authorization.slice(7), key, { algorithms: ['HS256'] });
    next();
  } catch (e) {
    res.sendStatus(401);
  }
};
