import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common';
import { thumbprint } from './binding';

@Injectable()
export class BindingGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest();
    const presented = thumbprint(request.socket.getPeerCertificate());
    return request.user.cnf?.['x5t#S256'] === presented;
  }
}
