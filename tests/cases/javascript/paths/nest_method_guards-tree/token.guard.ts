import { CanActivate, ExecutionContext, Injectable, UnauthorizedException } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';

@Injectable()
export class TokenGuard implements CanActivate {
  constructor(private readonly jwt: JwtService) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest();
    const [, token] = (request.headers.authorization ?? '').split(' ');
    if (!token) {
      throw new UnauthorizedException();
    }
    // expect: MTLS303
    request.user = await this.jwt.verifyAsync(token, { algorithms: ['ES256'], issuer: 'https://login.example.com', audience: 'orders' });
    return true;
  }
}
