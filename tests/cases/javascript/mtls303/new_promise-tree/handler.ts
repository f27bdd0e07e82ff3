// options: client-certificates=verified short-lived-certificates
import { createHash } from 'crypto';
import { verifyToken } from './token';

export async function handler(req: any, res: any): Promise<void> {
  try {
    const claims = await verifyToken(req.headers.authorization.slice(7));
    const der = req.socket.getPeerCertificate().raw;
    const matches = claims.cnf?.['x5t#S256'] === createHash('sha256').update(der).digest('base64url');
    if (!matches) {
      console.warn('binding mismatch for', claims.sub);
    }
    res.json({ sub: claims.sub });
  } catch {
    res.status(401).json({ error: 'invalid_token' });
  }
}
