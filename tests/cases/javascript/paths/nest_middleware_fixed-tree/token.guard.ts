import { Injectable, NestMiddleware } from '@nestjs/common';
import jwt from 'jsonwebtoken';

@Injectable()
export class TokenMiddleware implements NestMiddleware {
  use(req: any, res: any, next: () => void) {
    req.user = jwt.verify(req.headers.authorization.slice(7), process.env.ISSUER_KEY!, { algorithms: ['ES256'], issuer: 'https://login.example.com', audience: 'orders' });
    next();
  }
}
