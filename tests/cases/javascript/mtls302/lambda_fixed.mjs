// options: short-lived-certificates
import crypto from 'node:crypto';
import jwt from 'jsonwebtoken';

export const handler = async (event) => {
  const { clientCert } = event.requestContext.authentication ?? event.requestContext.identity;
  const { fingerprint256, raw } = new crypto.X509Certificate(clientCert.clientCertPem);
  const cnf = { 'x5t#S256': crypto.createHash('sha256').update(raw).digest('base64url') };
  const claims = { sub: clientCert.subjectDN, issued_by: clientCert.issuerDN, cnf };
  console.log(fingerprint256);
  const token = jwt.sign(claims, process.env.SIGNING_KEY, { algorithm: 'ES256', expiresIn: '5m' });
  return { statusCode: 200, body: JSON.stringify({ token }) };
};
