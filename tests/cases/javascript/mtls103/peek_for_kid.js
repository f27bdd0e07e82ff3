// options: assume-mtls
// Looking into the header for the key's id, and verifying after, is the way to do it.
const jwt = require('jsonwebtoken');
const { keyById } = require('./keys');

module.exports = async (req, res, next) => {
  const token = req.headers.authorization.slice(7);
  const decoded = jwt.decode(token, { complete: true });
  const key = await keyById(decoded.header.kid);
  try {
    req.user = jwt.verify(token, key, { algorithms: ['RS256'] });
  } catch (e) {
    return res.sendStatus(401);
  }
  return next();
};
