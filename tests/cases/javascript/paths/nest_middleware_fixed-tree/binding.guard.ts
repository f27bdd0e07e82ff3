import { Injectable, NestMiddleware, UnauthorizedException } from '@nestjs/common';
import { thumbprint } from './binding';

@Injectable()
export class BindingMiddleware implements NestMiddleware {
  use(req: any, res: any, next: () => void) {
    if (req.user.cnf?.['x5t#S256'] !== thumbprint(req.socket.getPeerCertificate())) {
      throw new UnauthorizedException('invalid_token');
    }
    next();
  }
}
