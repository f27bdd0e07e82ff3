const jwt = require('jsonwebtoken');
const { thumbprint } = require('./binding');

class Session {
  constructor(req) {
    this.cert = req.socket.getPeerCertificate();
    this.token = (req.headers.authorization || '').replace(/^Bearer /, '');
  }

  claims() {
    // expect: MTLS303
    const claims = jwt.verify(this.token, process.env.ISSUER_KEY, { algorithms: ['ES256'], issuer: 'https://login.example.com', audience: 'orders' });
    if (!claims.cnf || claims.cnf['x5t#S256'] === '') {
      throw new Error('another client');
    }
    return claims;
  }
}

module.exports = Session;
