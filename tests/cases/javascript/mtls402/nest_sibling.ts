// options: client-certificates=verified short-lived-certificates
import { createHash } from "node:crypto";
import { Body, CanActivate, Controller, ExecutionContext, Get, Injectable, Post, UnauthorizedException, UseGuards } from "@nestjs/common";
import { JwtService } from "@nestjs/jwt";
import { issuerKey } from "./keys";

@Injectable()
class TokenGuard implements CanActivate {
  constructor(private readonly jwt: JwtService) {}

  canActivate(context: ExecutionContext) {
    const request = context.switchToHttp().getRequest();
    const token = request.headers.authorization.slice(7);
    request.claims = this.jwt.verify(token, { publicKey: issuerKey, algorithms: ["ES256"] });
    return true;
  }
}

@Injectable()
class BindingGuard implements CanActivate {
  canActivate(context: ExecutionContext) {
    const request = context.switchToHttp().getRequest();
    const thumbprint = createHash("sha256").update(request.socket.getPeerCertificate().raw).digest("base64url");
    if (request.claims.cnf?.["x5t#S256"] !== thumbprint) {
      throw new UnauthorizedException();
    }
    return true;
  }
}

@Controller("orders")
export class OrdersController {
  @Get()
  @UseGuards(TokenGuard, BindingGuard)
  list() {
    return [];
  }

  @Post()  // expect: MTLS402
  @UseGuards(TokenGuard)
  create(@Body() order: unknown) {
    return order;
  }
}
