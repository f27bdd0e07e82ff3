import jwt from './jwt';

// A component of that name, and no library.
export const Badge = ({ claims }) => <jwt.Badge sign={() => claims.sub}>{claims.sub}</jwt.Badge>;
