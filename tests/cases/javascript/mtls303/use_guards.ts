// options: client-certificates=verified short-lived-certificates
// The guards of a controller run before its methods.
import { CanActivate, Controller, ExecutionContext, Get, Injectable, Req, UseGuards } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';

@Injectable()
export class TokenGuard implements CanActivate {
  constructor(private readonly jwt: JwtService) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest();
    // expect: MTLS303
    request.user = await this.jwt.verifyAsync(request.headers.authorization.slice(7));
    return true;
  }
}

@Controller('orders')
@UseGuards(TokenGuard)
export class OrdersController {
  @Get()
  list(@Req() request: any) {
    return { client: request.socket.getPeerCertificate().subject.CN, user: request.user };
  }
}
