import jwt, { JwtPayload } from 'jsonwebtoken';
import { issuerKey } from './keys';

export function verifyToken(token: string): Promise<JwtPayload> {
  return new Promise((resolve, reject) => {
    jwt.verify(token, issuerKey, { algorithms: ['RS256'] }, (err, decoded) => {  // expect: MTLS303
      if (err) {
        reject(err);
      } else {
        resolve(decoded as JwtPayload);
      }
    });
  });
}
