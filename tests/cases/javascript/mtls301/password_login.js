// options: client-certificates=verified short-lived-certificates
// A login by password has nothing to do with the certificate of the connection.
const jwt = require('jsonwebtoken');
const users = require('./users');
const { key } = require('./keys');

exports.login = async (req, res) => {
  const user = await users.byPassword(req.body.name, req.body.password);
  if (!user) return res.sendStatus(401);
  return res.json({ token: jwt.sign({ sub: user.id }, key, { expiresIn: '15m' }) });
};
