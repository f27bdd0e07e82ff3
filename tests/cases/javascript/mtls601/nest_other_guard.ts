// options: persona=pedantic client-certificates=verified short-lived-certificates
import { createHash } from "node:crypto";
import { Controller, ForbiddenException, Module, Post, Req, UseGuards } from "@nestjs/common";
import { JwtModule, JwtService } from "@nestjs/jwt";
import { HoursGuard } from "./hours.guard";
import { signingKey, clients } from "./keys";

@Controller("token")
export class TokenController {
  constructor(private readonly jwt: JwtService) {}

  @UseGuards(HoursGuard)
  @Post()  // expect: MTLS601
  issue(@Req() request) {
    const cert = request.socket.getPeerCertificate();
    if (!clients.has(cert.subject?.CN)) {
      throw new ForbiddenException();
    }
    const cnf = { "x5t#S256": createHash("sha256").update(cert.raw).digest("base64url") };
    const claims = { sub: cert.subject.CN, cnf };
    return { token: this.jwt.sign(claims, { privateKey: signingKey, algorithm: "ES256", expiresIn: "5m" }) };
  }
}

@Module({
  imports: [JwtModule.register({})],
  controllers: [TokenController],
  providers: [],
})
export class TokenModule {}
