function requireClientCertificate(req, res, next) {
  if (!req.client.authorized) {
    return res.status(401).json({ error: 'a valid client certificate is required' });
  }
  return next();
}

module.exports = { requireClientCertificate };
