// options: client-certificates=verified short-lived-certificates
import { createHash } from "node:crypto";
import { Controller, Post, Req, UnauthorizedException } from "@nestjs/common";
import { JwtService } from "@nestjs/jwt";
import * as argon2 from "argon2";
import type { Request } from "express";
import type { TLSSocket } from "node:tls";
import { signingKey, Users } from "./keys";

@Controller("token")
export class TokenController {
  constructor(
    private readonly jwt: JwtService,
    private readonly users: Users,
  ) {}

  @Post()
  async issue(@Req() request: Request) {
    const cert = (request.socket as TLSSocket).getPeerCertificate();
    let subject = cert.subject?.CN;
    if (!subject) {  // expect: MTLS602
      const user = await this.users.named(request.body.name);
      if (!(await argon2.verify(user.hash, request.body.password))) {
        throw new UnauthorizedException();
      }
      subject = user.id;
    }
    const cnf = { "x5t#S256": createHash("sha256").update(cert.raw).digest("base64url") };
    const claims = { sub: subject, cnf };
    return { token: this.jwt.sign(claims, { privateKey: signingKey, algorithm: "ES256", expiresIn: "5m" }) };
  }
}
