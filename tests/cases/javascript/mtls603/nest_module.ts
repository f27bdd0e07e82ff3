// options: assume-mtls
import { Module } from "@nestjs/common";
import { JwtModule } from "@nestjs/jwt";
import { ClientCertificateGuard } from "./client-certificate.guard";

@Module({
  imports: [JwtModule.register({ secret: "secretKey", signOptions: { expiresIn: "60s" } })],  // expect: MTLS603
  providers: [ClientCertificateGuard],
})
export class AuthModule {}
