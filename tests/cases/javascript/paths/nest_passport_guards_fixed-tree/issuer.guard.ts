import { ExecutionContext, Injectable } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';

@Injectable()
export class IssuerGuard extends AuthGuard('issuer') {
  canActivate(context: ExecutionContext) {
    return super.canActivate(context);
  }
}
