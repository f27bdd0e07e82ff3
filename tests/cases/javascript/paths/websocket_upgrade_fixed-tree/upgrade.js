const jwt = require('jsonwebtoken');
const { thumbprint } = require('./binding');

class UpgradeGate {
  constructor(sockets) {
    this.sockets = sockets;
    this.onUpgrade = this.onUpgrade.bind(this);
  }

  admits(claims, socket) {
    return claims.cnf !== undefined && claims.cnf['x5t#S256'] === thumbprint(socket.getPeerCertificate());
  }

  onUpgrade(request, socket, head) {
    const token = request.headers['sec-websocket-protocol'];
    let claims;
    try {
      claims = jwt.verify(token, process.env.ISSUER_KEY, { algorithms: ['ES256'], issuer: 'https://login.example.com', audience: 'orders' });
    } catch (error) {
      socket.destroy();
      return;
    }
    if (!this.admits(claims, socket)) {
      socket.destroy();
      return;
    }
    this.sockets.handleUpgrade(request, socket, head, (client) => {
      client.send(JSON.stringify({ welcome: claims.sub }));
    });
  }
}

module.exports = UpgradeGate;
