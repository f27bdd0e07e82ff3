// options: assume-mtls
import { jwtDecode } from 'jwt-decode';
import { verify } from 'jsonwebtoken';

export function tenantOf(req: any): string {
  const token = req.headers['authorization'].substring(7);
  const claims = jwtDecode(token) as { tenant: string };  // expect: MTLS103
  return claims.tenant;
}
