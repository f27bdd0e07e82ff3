// options: short-lived-certificates
import { createHash, X509Certificate } from "node:crypto";
import { Controller, ForbiddenException, Headers, Ip, Post, Req, UnauthorizedException } from "@nestjs/common";
import { JwtService } from "@nestjs/jwt";
import { signingKey, caKey, gateways } from "./keys";

@Controller("token")
export class TokenController {
  constructor(private readonly jwt: JwtService) {}

  @Post()
  issue(@Headers("x-ssl-client-cert") pem: string, @Headers("x-real-ip") sent: string, @Ip() address: string) {
    if (!gateways.includes(address)) {
      throw new ForbiddenException();
    }
    const cert = new X509Certificate(decodeURIComponent(pem));
    if (!cert.verify(caKey) || new Date(cert.validTo) < new Date()) {
      throw new UnauthorizedException();
    }
    const cnf = { "x5t#S256": createHash("sha256").update(cert.raw).digest("base64url") };
    const claims = { sub: cert.subject, cnf };
    return { token: this.jwt.sign(claims, { privateKey: signingKey, algorithm: "ES256", expiresIn: "5m" }) };
  }
}
