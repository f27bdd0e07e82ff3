// options: short-lived-certificates
import jwt from 'jsonwebtoken';

export const handler = async (event) => {
  const { clientCert } = event.requestContext.authentication ?? event.requestContext.identity;
  const claims = { sub: clientCert.subjectDN, issued_by: clientCert.issuerDN };
  // expect: MTLS302
  const token = jwt.sign(claims, process.env.SIGNING_KEY, { algorithm: 'ES256', expiresIn: '5m' });
  return { statusCode: 200, body: JSON.stringify({ token }) };
};
