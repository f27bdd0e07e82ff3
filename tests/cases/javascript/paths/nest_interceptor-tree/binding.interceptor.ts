import { CallHandler, ExecutionContext, Injectable, NestInterceptor, UnauthorizedException } from '@nestjs/common';
import { thumbprint } from './binding';

@Injectable()
export class BindingInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler) {
    const request = context.switchToHttp().getRequest();
    const bound = request.user.cnf?.['x5t#S256'] === thumbprint(request.socket.getPeerCertificate());
    if (!bound) {
      request.user.stranger = true;
    }
    return next.handle();
  }
}
