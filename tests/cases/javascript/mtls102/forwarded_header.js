// options: short-lived-certificates
// Behind an authenticated proxy.
const { X509Certificate } = require('crypto');
const jwt = require('jsonwebtoken');
const { proxySecretMatches } = require('./proxy');

exports.requireToken = (req, res, next) => {
  if (!proxySecretMatches(req)) return res.sendStatus(403);
  // expect: MTLS404
  const certificate = new X509Certificate(decodeURIComponent(req.header('x-ssl-client-cert')));
  if (new Date(certificate.validTo) < new Date()) return res.sendStatus(401);
  const token = req.header('authorization').split(' ')[1];
  req.user = jwt.verify(token, certificate.publicKey, { algorithms: ['RS256'] });  // expect: MTLS102
  return next();
};
