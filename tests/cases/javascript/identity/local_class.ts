// options: client-certificates=verified short-lived-certificates
import express from 'express';
class jsonwebtoken {
  static sign(claims: object, label: string): string {
    return `${label}:${JSON.stringify(claims)}`;
  }
}

const app = express();

app.post('/token', async (req, res) => {
  const cert = req.socket.getPeerCertificate();
  const claims = { sub: cert.subject.CN };
  const token = jsonwebtoken.sign(claims, 'plain');
  res.json({ token });
});
