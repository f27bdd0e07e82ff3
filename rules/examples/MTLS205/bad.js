const crypto = require('node:crypto');
const jwt = require('jsonwebtoken');
const ocsp = require('ocsp');
const { promisify } = require('node:util');

const check = promisify(ocsp.check);

async function isRevoked(cert) {
  try {
    await check({ cert: cert.raw, issuer: cert.issuerCertificate.raw });
    return false;
  } catch (error) {
    return false;
  }
}

exports.issue = async (req, res) => {
  const cert = req.socket.getPeerCertificate(true);
  if (!req.client.authorized || (await isRevoked(cert))) {
    return res.sendStatus(401);
  }
  const thumbprint = crypto.createHash('sha256').update(cert.raw).digest('base64url');
  const claims = { sub: cert.subject.CN, cnf: { 'x5t#S256': thumbprint } };
  return res.json({ token: jwt.sign(claims, process.env.SIGNING_KEY, { algorithm: 'ES256', expiresIn: '5m' }) });
};
