import type { JwtPayload } from 'jsonwebtoken';

export interface BoundClaims extends JwtPayload {
  scope?: string;
  cnf?: { 'x5t#S256'?: string };
}

export const LIFETIME_SECONDS = 10 * 60;
