// options: assume-mtls
import { jwtDecode } from 'jwt-decode';
import { verify } from 'jsonwebtoken';

export function tenantOf(req: any): string {
  const token = req.headers['authorization'].substring(7);
  const claims = verify(token, process.env.JWT_KEY!) as { tenant: string };
  return claims.tenant;
}
