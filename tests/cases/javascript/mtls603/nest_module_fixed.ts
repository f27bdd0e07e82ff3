// options: assume-mtls
import { Module } from "@nestjs/common";
import { JwtModule } from "@nestjs/jwt";
import { ClientCertificateGuard } from "./client-certificate.guard";

@Module({
  imports: [JwtModule.register({ secret: process.env.JWT_SECRET, signOptions: { expiresIn: "60s" } })],
  providers: [ClientCertificateGuard],
})
export class AuthModule {}
