// options: persona=pedantic client-certificates=verified short-lived-certificates
import { createHash } from "node:crypto";
import { CanActivate, ExecutionContext, Injectable, Module, UnauthorizedException } from "@nestjs/common";
import { JwtModule, JwtService } from "@nestjs/jwt";
import { issuerKey } from "./keys";

@Injectable()
export class BoundTokenGuard implements CanActivate {
  constructor(private readonly jwt: JwtService) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest();
    const token = request.headers.authorization.slice(7);
    const claims = await this.jwt.verifyAsync(token, { publicKey: issuerKey, algorithms: ["ES256"] });  // expect: MTLS505
    const thumbprint = createHash("sha256").update(request.socket.getPeerCertificate().raw).digest("base64url");
    if (claims.cnf?.["x5t#S256"] !== thumbprint) {
      throw new UnauthorizedException();
    }
    request.user = claims.sub;
    return true;
  }
}

@Module({ imports: [JwtModule.register({ global: true })], providers: [BoundTokenGuard] })
export class AuthModule {}
