const jwt = require('jsonwebtoken');
const { thumbprint } = require('./binding');

// The claims of the token that a client opens its socket with; null when it is not for this client.
exports.claimsOf = (request) => {
  const token = new URL(request.url, 'https://localhost').searchParams.get('token');
  let claims;
  try {
    // expect: MTLS303
    claims = jwt.verify(token, process.env.ISSUER_KEY, { algorithms: ['ES256'], issuer: 'https://login.example.com', audience: 'orders' });
  } catch (error) {
    return null;
  }
  const presented = thumbprint(request.socket.getPeerCertificate());
  return claims.cnf?.['x5t#S256'] === presented ? claims : null;
};
